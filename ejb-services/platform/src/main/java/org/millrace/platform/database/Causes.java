package org.millrace.platform.database;

import java.util.function.Predicate;
import java.util.stream.Stream;

/** Looks for what lies behind a failure. */
public final class Causes {

    private Causes() {}

    /** Whether it, or anything behind it, matches. A commit that fails names its cause among the suppressed exceptions. */
    public static boolean any(Throwable failure, Predicate<Throwable> matches) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (matches.test(cause)
                    || Stream.of(cause.getSuppressed()).anyMatch(suppressed -> any(suppressed, matches))) {
                return true;
            }
        }
        return false;
    }
}
