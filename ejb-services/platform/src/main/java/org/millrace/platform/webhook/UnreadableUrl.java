package org.millrace.platform.webhook;

/** It is not a URL that a webhook can have; the message says what is wrong with it. */
public final class UnreadableUrl extends IllegalArgumentException {

    UnreadableUrl(String reason) {
        super(reason);
    }
}
