package org.millrace.benchmarks;

import java.util.function.LongConsumer;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientConsumer;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ServerLocator;

/** A durable subscriber of the topic {@code sales.events} that hears of placed orders: the broker stores each for it. */
final class Subscriber implements AutoCloseable {

    private final String queue = "benchmark-" + ProcessHandle.current().pid();
    private final ServerLocator locator;
    private final ClientSession session;
    private final ClientConsumer consumer;

    /** Everything that is published from now on is kept for it until it is closed. */
    Subscriber(String url, String user, String password) throws Exception {
        locator = ActiveMQClient.createServerLocator(url);
        session = locator.createSessionFactory()
                .createSession(user, password, false, true, true, false, locator.getAckBatchSize());
        session.createQueue(QueueConfiguration.of(queue)
                .setAddress("sales.events")
                .setRoutingType(RoutingType.MULTICAST)
                .setDurable(true)
                .setFilterString("cloudEvents_type = 'millrace.sales.order.placed'"));
        consumer = session.createConsumer(queue);
    }

    /** @param placed is told the number in the order's id, by one thread */
    void start(LongConsumer placed) throws ActiveMQException {
        consumer.setMessageHandler(message -> {
            placed.accept(Order.number(message.getStringProperty("cloudEvents_subject")));
            acknowledge(message);
        });
        session.start();
    }

    private static void acknowledge(ClientMessage message) {
        try {
            message.acknowledge();
        } catch (ActiveMQException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() throws ActiveMQException {
        consumer.close();
        session.deleteQueue(queue);
        locator.close();
    }
}
