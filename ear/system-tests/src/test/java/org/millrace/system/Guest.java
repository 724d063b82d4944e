package org.millrace.system;

/** Somebody outside who uses messaging: one connection for each thing that they do. */
interface Guest {

    Listener listens(Subscription subscription);

    /** Ends a durable subscription to which nobody listens at the moment. */
    void unsubscribes(Subscription subscription);

    Listener reads(String queue);

    void publishes(String topic, String text);

    void commands(String queue, String text);

    /** The broker does not allow it. */
    final class Refused extends RuntimeException {

        Refused(String reason) {
            super(reason);
        }

        Refused(Exception reason) {
            super(reason);
        }
    }
}
