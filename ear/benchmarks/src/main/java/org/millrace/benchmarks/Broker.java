package org.millrace.benchmarks;

import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientRequestor;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.api.core.management.ManagementHelper;
import org.apache.activemq.artemis.api.core.management.ResourceNames;

/** The broker as its operator reaches it: queues are made, stopped, counted and emptied by management messages. */
final class Broker implements AutoCloseable {

    private static final long PATIENCE = 300_000;

    /** With the usual 64 KiB, who fills a queue asks for credit after every 50 messages. */
    private static final int WINDOW = 8 * 1024 * 1024;

    private final String user;
    private final String password;
    private final ServerLocator locator;
    private final ClientSessionFactory connection;
    private final ClientSession session;
    private final ClientRequestor management;

    Broker(String url, String user, String password) {
        try {
            locator = ActiveMQClient.createServerLocator(url)
                    .setCallTimeout(PATIENCE)
                    .setProducerWindowSize(WINDOW)
                    .setBlockOnDurableSend(false);
            connection = locator.createSessionFactory();
            this.user = user;
            this.password = password;
            session = connection.createSession(user, password, false, true, true, false, 0);
            session.start();
            management = new ClientRequestor(session, "activemq.management");
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** A durable queue on an address of the same name. */
    void create(String queue) {
        try {
            session.createAddress(SimpleString.of(queue), RoutingType.ANYCAST, false);
            session.createQueue(QueueConfiguration.of(queue)
                    .setRoutingType(RoutingType.ANYCAST)
                    .setDurable(true));
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** It gets nothing more. */
    void disable(String queue) {
        ask(queue, "disable");
    }

    /** Its consumers get nothing more until {@link #resume}. */
    void pause(String queue) {
        ask(queue, "pause");
    }

    void resume(String queue) {
        ask(queue, "resume");
    }

    /** Throws away what waits. */
    void purge(String queue) {
        ask(queue, "removeAllMessages");
    }

    /** A session of the caller's own. @param automatic whether sends are committed one by one, without waiting */
    ClientSession session(boolean automatic) throws ActiveMQException {
        return connection.createSession(user, password, false, automatic, true, false, 0);
    }

    /** Sends so many durable text messages of 1 KiB. */
    void fill(String queue, int messages) {
        try (ClientSession sender = session(true);
                ClientProducer producer = sender.createProducer(queue)) {
            for (int count = 0; count < messages; count++) {
                ClientMessage message = sender.createMessage(Message.TEXT_TYPE, true);
                message.getBodyBuffer().writeNullableSimpleString(SimpleString.of("x".repeat(1024)));
                producer.send(message);
            }
        } catch (ActiveMQException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** How many messages wait. */
    long waiting(String queue) {
        return ((Number) ask(queue, "countMessages")).longValue();
    }

    /** How many messages are with the consumers, who have not acknowledged them yet. */
    long delivering(String queue) {
        return ((Number) ask(queue, "getDeliveringCount")).longValue();
    }

    private Object ask(String queue, String operation) {
        try {
            ClientMessage question = session.createMessage(false);
            ManagementHelper.putOperationInvocation(question, ResourceNames.QUEUE + queue, operation);
            ClientMessage answer = management.request(question, PATIENCE);
            Object result = ManagementHelper.getResult(answer);
            if (!ManagementHelper.hasOperationSucceeded(answer)) {
                throw new IllegalStateException(operation + " of " + queue + ": " + result);
            }
            return result;
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        locator.close();
    }
}
