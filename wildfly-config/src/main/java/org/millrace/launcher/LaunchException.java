package org.millrace.launcher;

/** Something that the user has to know or do; the message is one line that says what. */
public final class LaunchException extends RuntimeException {

    LaunchException(String message) {
        super(message);
    }

    LaunchException(String message, Throwable cause) {
        super(message, cause);
    }
}
