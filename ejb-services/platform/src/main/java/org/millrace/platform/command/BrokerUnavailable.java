package org.millrace.platform.command;

/**
 * The broker did not confirm a message in time. It may have been stored all the same: only sending the same again, under
 * the same id, settles that.
 */
public final class BrokerUnavailable extends RuntimeException {

    public BrokerUnavailable(Throwable cause) {
        super("The message broker cannot be reached", cause);
    }
}
