package org.millrace.benchmarks;

/** Something that the person at the keyboard can mend: told in one line, without a stack trace. */
final class Complaint extends RuntimeException {
    Complaint(String message) {
        super(message, null, false, false);
    }
}
