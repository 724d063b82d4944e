package org.millrace.platform.delivery;

/** Nothing was applied: the broker delivers the message again. */
public final class AttemptFailed extends RuntimeException {

    AttemptFailed(Throwable cause) {
        super("Not applied, to be delivered again: " + cause, cause);
    }
}
