package org.millrace.platform.relay;

/** Another node has taken over: what this one still had in hand must not be written. */
final class LeaseLost extends RuntimeException {

    LeaseLost() {
        super("Another node has the lease now", null, false, false);
    }
}
