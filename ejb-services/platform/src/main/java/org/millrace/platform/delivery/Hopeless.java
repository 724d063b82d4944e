package org.millrace.platform.delivery;

/** There is no point in another attempt: the message is put aside at once. */
public final class Hopeless extends RuntimeException {

    public Hopeless(String reason) {
        super(reason);
    }
}
