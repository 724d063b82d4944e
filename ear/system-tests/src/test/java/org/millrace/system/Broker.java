package org.millrace.system;

import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TextMessage;
import java.time.Instant;
import java.util.UUID;
import org.apache.activemq.artemis.api.core.management.ResourceNames;
import org.apache.activemq.artemis.api.jms.management.JMSManagementHelper;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.millrace.launcher.Caller;

/** The broker as an operator reaches it, who alone may touch the private queues. */
final class Broker implements AutoCloseable {

    private final ActiveMQConnectionFactory connections = new ActiveMQConnectionFactory(
            "tcp://localhost:" + TestServer.layout().ports().messaging());
    private final JMSContext session = connections.createContext(
            TestServer.credentials().user(Caller.OPS), TestServer.credentials().password(Caller.OPS));

    /** A receipt's message as Fulfilment's API sends it. */
    void sendReceipt(String operation, String sku, int quantity) {
        sendCommand(
                "fulfilment",
                "ReceiveStock",
                operation,
                sku,
                "/stock/" + sku + "/receipts",
                "{\"quantity\":" + quantity + "}",
                Instant.now(),
                null);
    }

    /** An order's message as Sales' API sends it. */
    void sendOrder(String operation, String orderId, String order) {
        sendCommand("sales", "PlaceOrder", operation, orderId, "/orders", order, Instant.now(), null);
    }

    /** An order's message as it has waited since before the server started, with the key of the request. */
    void sendOrderThatWaited(String operation, String orderId, String order, String key) {
        sendCommand("sales", "PlaceOrder", operation, orderId, "/orders", order, Instant.EPOCH, key);
    }

    private void sendCommand(
            String context,
            String type,
            String operation,
            String subject,
            String path,
            String body,
            Instant acceptedAt,
            String key) {
        try {
            TextMessage message = session.createTextMessage(body);
            message.setJMSType(type);
            message.setJMSCorrelationID(operation);
            message.setStringProperty("subject", subject);
            message.setStringProperty("caller", "somebody");
            message.setStringProperty("path", path);
            message.setStringProperty("acceptedAt", acceptedAt.toString());
            message.setStringProperty("idempotencyKey", key);
            message.setStringProperty("JMSXGroupID", "b" + Math.floorMod(subject.hashCode(), 64));
            session.createProducer().send(session.createQueue(context + ".commands"), message);
        } catch (JMSException failure) {
            throw new AssertionError(failure);
        }
    }

    /** What is sent to the queue waits there, until {@link #resumes}. */
    void pauses(String queue) {
        manages(queue, "pause");
    }

    void resumes(String queue) {
        manages(queue, "resume");
    }

    /** What waits there is gone. */
    void empties(String queue) {
        manages(queue, "removeAllMessages");
    }

    /** @return what it says of itself, an attribute of Artemis' ActiveMQServerControl that is true or false */
    boolean says(String attribute) {
        TemporaryQueue answers = session.createTemporaryQueue();
        try (JMSConsumer consumer = session.createConsumer(answers)) {
            Message question = session.createMessage();
            question.setJMSReplyTo(answers);
            JMSManagementHelper.putAttribute(question, ResourceNames.BROKER, attribute);
            session.createProducer().send(session.createQueue("activemq.management"), question);
            return (Boolean) JMSManagementHelper.getResult(consumer.receive(20_000));
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    private void manages(String queue, String operation) {
        try {
            Message message = session.createMessage();
            JMSManagementHelper.putOperationInvocation(message, ResourceNames.QUEUE + queue, operation);
            session.createProducer().send(session.createQueue("activemq.management"), message);
        } catch (JMSException failure) {
            throw new AssertionError(failure);
        }
    }

    /** An event as the context's relay publishes it; {@code %s} in the data stands for the subject. */
    void publishes(String topic, String type, String subject, String data) {
        try {
            TextMessage message = session.createTextMessage(data.formatted(subject));
            message.setJMSType(type);
            message.setStringProperty("JMSXGroupID", subject);
            message.setStringProperty("cloudEvents_id", UUID.randomUUID().toString());
            message.setStringProperty("cloudEvents_type", type);
            message.setStringProperty("cloudEvents_subject", subject);
            message.setStringProperty("cloudEvents_time", Instant.now().toString());
            message.setStringProperty("cloudEvents_correlationid", "c");
            session.createProducer().send(session.createTopic(topic), message);
        } catch (JMSException failure) {
            throw new AssertionError(failure);
        }
    }

    /** What a topic brings about a subject from now on. */
    Subscription subscribes(String topic, String subject) {
        JMSConsumer consumer =
                session.createConsumer(session.createTopic(topic), "cloudEvents_subject = '" + subject + "'");
        return property -> {
            try {
                Message next = consumer.receive(20_000);
                return next == null ? null : next.getStringProperty(property);
            } catch (JMSException failure) {
                throw new AssertionError(failure);
            }
        };
    }

    /** Somebody who listens to a topic. */
    interface Subscription {

        /** @return that property of the next message, or null if none comes soon */
        String nextProperty(String name);
    }

    /** Something that no consumer can read. */
    void sendNonsense(String queue, String text) {
        session.createProducer().send(session.createQueue(queue), text);
    }

    /** @return the text of the next message in the queue, which is taken from it, or null if none comes soon */
    String takes(String queue) {
        return session.createConsumer(session.createQueue(queue)).receiveBody(String.class, 20_000);
    }

    @Override
    public void close() {
        session.close();
        connections.close();
    }
}
