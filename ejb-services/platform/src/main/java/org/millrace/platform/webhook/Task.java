package org.millrace.platform.webhook;

/**
 * What is to be sent now.
 *
 * @param single where it stands by itself; null where it is next in the log
 * @param attempt counted from 1
 */
record Task(Message message, Single single, int attempt) {

    boolean fromLog() {
        return single == null;
    }
}
