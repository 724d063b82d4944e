package org.millrace.platform.operation;

import java.time.Instant;
import org.millrace.platform.problem.Problem;

/**
 * What became of an accepted command.
 *
 * @param resource path below the API's base of what it made or changed, or null
 * @param createdAt when it was accepted, or null where that is not known yet
 * @param startedAt when its last attempt began, or null
 * @param finishedAt when it ended, or null
 * @param attempts how often it was tried
 * @param error why it failed, or null
 */
public record Operation(
        String id,
        String type,
        Status status,
        String resource,
        Instant createdAt,
        Instant startedAt,
        Instant finishedAt,
        int attempts,
        Problem error) {

    /** Written in lower case on the wire. */
    public enum Status {
        ACCEPTED,
        RUNNING,
        SUCCEEDED,
        FAILED,
        CANCELLED;

        public boolean ended() {
            return this == SUCCEEDED || this == FAILED || this == CANCELLED;
        }
    }

    /** An operation whose command has not been picked up yet. */
    public static Operation accepted(String id, String type, Instant createdAt) {
        return new Operation(id, type, Status.ACCEPTED, null, createdAt, null, null, 0, null);
    }
}
