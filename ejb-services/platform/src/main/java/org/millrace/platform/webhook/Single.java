package org.millrace.platform.webhook;

/**
 * Something to be sent by itself, and not by following the log.
 *
 * @param target the webhook, or the host and port of a callback
 * @param webhook null for a callback
 * @param position of the event, or null
 * @param operation for a callback
 * @param url for a callback
 * @param attempts that have failed
 */
record Single(
        long id,
        String target,
        String webhook,
        Long position,
        String operation,
        String url,
        String messageId,
        int attempts) {

    boolean isCallback() {
        return webhook == null;
    }

    /** A test is made once. */
    boolean isTest() {
        return webhook != null && position == null;
    }
}
