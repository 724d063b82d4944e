package org.millrace.platform.database;

import java.sql.SQLException;
import java.util.function.Predicate;

/** What PostgreSQL's error codes mean for whoever may try again (PostgreSQL documentation, appendix A). */
public final class SqlStates {

    private SqlStates() {}

    /** Class 08: the connection; 57P01 to 57P03: the server stops or starts; 53300: too many connections. */
    static boolean connectionLost(Throwable failure) {
        return anyInChain(
                failure, state -> state.startsWith("08") || state.startsWith("57P0") || state.equals("53300"));
    }

    /** Serialization failure or deadlock: the same work may succeed at once. */
    public static boolean conflict(Throwable failure) {
        return anyInChain(failure, state -> state.equals("40001") || state.equals("40P01"));
    }

    /** Whether the database had a part in it at all. */
    static boolean any(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException
                    || cause.getClass().getName().startsWith("jakarta.transaction.")
                    || cause.getClass().getName().startsWith("jakarta.persistence.")) {
                return true;
            }
        }
        return false;
    }

    private static boolean anyInChain(Throwable failure, Predicate<String> matches) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null && matches.test(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
