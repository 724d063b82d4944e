package org.millrace.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Speaks STOMP 1.2 with the few lines that it takes: what libraries there are for Java bring a network stack and a
 * framework of their own.
 */
final class StompGuest implements Guest {

    private final int port;
    private final String user;
    private final String password;

    StompGuest(int port, String user, String password) {
        this.port = port;
        this.user = user;
        this.password = password;
    }

    @Override
    public Listener listens(Subscription subscription) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("destination", subscription.topic());
        headers.put("subscription-type", "MULTICAST");
        if (subscription.kind() == Subscription.Kind.DURABLE) {
            headers.put("durable-subscription-name", subscription.name());
        }
        if (subscription.selector() != null) {
            headers.put("selector", subscription.selector());
        }
        return subscribed(connects(subscription.client()), headers);
    }

    @Override
    public Listener reads(String queue) {
        return subscribed(connects(null), new LinkedHashMap<>(Map.of("destination", queue)));
    }

    @Override
    public void unsubscribes(Subscription subscription) {
        try (StompConnection connection = connects(subscription.client())) {
            connection.confirmed("UNSUBSCRIBE", Map.of("durable-subscription-name", subscription.name()), "");
        }
    }

    @Override
    public void publishes(String topic, String text) {
        sends(Map.of("destination", topic, "destination-type", "MULTICAST"), text);
    }

    @Override
    public void commands(String queue, String text) {
        sends(Map.of("destination", queue, "destination-type", "ANYCAST"), text);
    }

    private void sends(Map<String, String> headers, String text) {
        try (StompConnection connection = connects(null)) {
            connection.confirmed("SEND", headers, text);
        }
    }

    private static Listener subscribed(StompConnection connection, Map<String, String> headers) {
        headers.put("id", "0");
        headers.put("ack", "client-individual");
        try {
            connection.confirmed("SUBSCRIBE", headers, "");
            return new StompListener(connection);
        } catch (Refused refused) {
            connection.close();
            throw refused;
        }
    }

    private StompConnection connects(String client) {
        try {
            return new StompConnection(port, user, password, client);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
