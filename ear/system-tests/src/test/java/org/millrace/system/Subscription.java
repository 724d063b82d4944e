package org.millrace.system;

import java.util.UUID;

/**
 * What somebody wants to hear, and how.
 *
 * @param client a name of the whole connection, or null
 * @param name of the subscription
 * @param selector null for everything
 */
record Subscription(String topic, Kind kind, String client, String name, String selector) {

    enum Kind {
        PLAIN,
        DURABLE,
        SHARED,
        SHARED_DURABLE
    }

    /** One that nobody else has. */
    static Subscription to(String topic, Kind kind) {
        UUID name = UUID.randomUUID();
        return new Subscription(topic, kind, kind == Kind.DURABLE ? "client-" + name : null, "events-" + name, null);
    }

    Subscription selecting(String condition) {
        return new Subscription(topic, kind, client, name, condition);
    }
}
