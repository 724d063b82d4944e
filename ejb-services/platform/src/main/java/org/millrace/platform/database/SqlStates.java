package org.millrace.platform.database;

import java.sql.SQLException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.postgresql.util.PSQLException;

/** What PostgreSQL's error codes mean for whoever may try again (PostgreSQL documentation, appendix A). */
public final class SqlStates {

    private SqlStates() {}

    /**
     * Nobody's work can be done now. Class 08: the connection; 57P01 to 57P03: the server stops or starts; class 53: it has
     * no disk, memory or connection left; class 58: its disk fails; 25006: it may only be read, as after a failover; 25P03:
     * it has ended a transaction that stood still.
     */
    static boolean unavailable(Throwable failure) {
        return anyState(
                failure,
                state -> Stream.of("08", "57P0", "53", "58", "25006", "25P03").anyMatch(state::startsWith));
    }

    /** Serialization failure or deadlock: the same work may succeed at once. */
    public static boolean conflict(Throwable failure) {
        return anyState(failure, state -> state.equals("40001") || state.equals("40P01"));
    }

    /** Unique violation of the index of that name. */
    public static boolean violates(Throwable failure, String index) {
        return Causes.any(
                failure,
                cause -> cause instanceof PSQLException sql
                        && "23505".equals(sql.getSQLState())
                        && sql.getServerErrorMessage() != null
                        && index.equals(sql.getServerErrorMessage().getConstraint()));
    }

    /** Whether the database had a part in it at all. */
    static boolean any(Throwable failure) {
        return Causes.any(
                failure,
                cause -> cause instanceof SQLException
                        || cause.getClass().getName().startsWith("jakarta.transaction.")
                        || cause.getClass().getName().startsWith("jakarta.persistence."));
    }

    private static boolean anyState(Throwable failure, Predicate<String> matches) {
        return Causes.any(
                failure,
                cause -> cause instanceof SQLException sql
                        && sql.getSQLState() != null
                        && matches.test(sql.getSQLState()));
    }
}
