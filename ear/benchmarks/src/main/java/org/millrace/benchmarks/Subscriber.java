package org.millrace.benchmarks;

import java.util.function.LongConsumer;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ServerLocator;

/** A subscriber of the topic {@code sales.events} that hears of placed orders. */
final class Subscriber implements AutoCloseable {

    private final ServerLocator locator;
    private final ClientSession session;

    /** @param placed is told the number in the order's id, by one thread */
    Subscriber(String url, String user, String password, LongConsumer placed) throws Exception {
        locator = ActiveMQClient.createServerLocator(url);
        session = locator.createSessionFactory().createSession(user, password, false, true, true, true, 0);
        String queue = "benchmark-" + ProcessHandle.current().pid();
        session.createQueue(QueueConfiguration.of(queue)
                .setAddress("sales.events")
                .setRoutingType(RoutingType.MULTICAST)
                .setDurable(false)
                .setTemporary(true)
                .setFilterString("cloudEvents_type = 'millrace.sales.order.placed'"));
        session.createConsumer(queue).setMessageHandler(message -> {
            placed.accept(Order.number(message.getStringProperty("cloudEvents_subject")));
            acknowledge(message);
        });
    }

    /** Nothing that was published before the subscriber was made is told. */
    void start() throws ActiveMQException {
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
    public void close() {
        locator.close();
    }
}
