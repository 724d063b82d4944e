package org.millrace.client;

/** Something that the person at the keyboard can mend: told in one line, without a stack trace. */
public final class Complaint extends RuntimeException {
    public Complaint(String message) {
        super(message, null, false, false);
    }
}
