package org.millrace.platform.database;

/** The database cannot be reached now. Nothing is wrong with the request: it can be repeated later. */
public final class DatabaseUnavailable extends RuntimeException {

    public DatabaseUnavailable(Throwable cause) {
        super("The database cannot be reached", cause);
    }
}
