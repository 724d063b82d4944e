package org.millrace.platform.operation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.millrace.platform.command.Command;
import org.millrace.platform.database.Database;
import org.millrace.platform.database.DatabaseUnavailable;
import org.millrace.platform.database.Sql;
import org.millrace.platform.json.Json;
import org.millrace.platform.problem.Problem;
import org.millrace.platform.signal.Signals;

/** The operations as the database knows them. */
public final class Operations {

    private static final String COLUMNS =
            "id, type, status, resource, created_at, started_at, finished_at, attempts, error";

    private final Database database;
    private final Clock clock;
    private final Signals<String> ended = new Signals<>();

    public Operations(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * @return the operation; of an issued id that the database does not know yet: accepted
     * @throws DatabaseUnavailable if the database is away
     */
    public Operation find(IssuedId id) {
        return database.read(connection -> Sql.first(
                        connection, "SELECT " + COLUMNS + " FROM operation WHERE id = ?", Operations::read, id.value()))
                .orElseGet(() ->
                        Operation.accepted(id.value(), id.type(), id.issuedAt().orElse(null)));
    }

    /**
     * @return the operation that this caller began with that key on that path, whatever its body was
     * @throws DatabaseUnavailable if the database is away
     */
    public Optional<Operation> findByKey(String caller, String path, String idempotencyKey) {
        return database.read(connection -> Sql.first(
                connection,
                "SELECT " + COLUMNS + " FROM operation WHERE caller = ? AND path = ? AND idempotency_key = ?",
                Operations::read,
                caller,
                path,
                idempotencyKey));
    }

    /**
     * Sees to it that a command which was not picked up yet will not run.
     *
     * @return whether it was still time for that
     * @throws DatabaseUnavailable if the database is away
     */
    public boolean cancel(IssuedId id, String caller) {
        boolean cancelled = database.locally(connection -> Sql.update(
                        connection,
                        """
                        INSERT INTO operation (id, type, caller, status, created_at, finished_at, attempts)
                        VALUES (?, ?, ?, 'cancelled', ?, ?, 0) ON CONFLICT DO NOTHING""",
                        id.value(),
                        id.type(),
                        caller,
                        id.issuedAt().orElse(null),
                        clock.instant()))
                == 1;
        if (cancelled) {
            ended.raise(id.value());
        }
        return cancelled;
    }

    /** Raised on this node when an operation has ended. Take it before looking. */
    public Signals<String> ended() {
        return ended;
    }

    /** Whether a command's turn has come, or had come before. */
    enum Claim {
        FIRST,
        DONE_BEFORE,
        KEY_OF_ANOTHER
    }

    /** Takes the command in the running transaction: of all deliveries of one command, one gets FIRST. */
    Claim claim(Command command) {
        if (begin(command)) {
            return Claim.FIRST;
        }
        return database.join(connection -> Sql.first(
                                connection,
                                "SELECT id FROM operation WHERE id = ?",
                                row -> row.getString("id"),
                                command.operationId())
                        .isPresent()
                ? Claim.DONE_BEFORE
                : Claim.KEY_OF_ANOTHER);
    }

    /** Takes a command whose key belongs to another request, so that it can fail. */
    void claimWithoutKey(Command command) {
        insert(command, null, clock.instant());
    }

    void succeed(Command command, String resource) {
        end(command, "succeeded", resource, null, false);
    }

    void fail(Command command, Problem problem) {
        end(command, "failed", null, problem, false);
    }

    /** The last attempt has failed; the operation can be taken up again when its message is sent back. */
    void deadLettered(Command command, Problem problem) {
        begin(command);
        end(command, "failed", null, problem, true);
    }

    /** Remembers in the running transaction that an attempt has failed and that there will be more. */
    void attempted(Command command) {
        begin(command);
    }

    /** @return whether the operation is running now because of this: it is new, or an earlier attempt had failed */
    private boolean begin(Command command) {
        Instant now = clock.instant();
        if (insert(command, command.idempotencyKey(), now) == 1) {
            return true;
        }
        return database.join(connection -> Sql.update(connection, """
                        UPDATE operation SET status = 'running', started_at = ?, finished_at = NULL, error = NULL,
                            dead_lettered = false, attempts = attempts + 1
                        WHERE id = ? AND (status = 'running' OR dead_lettered)""", now, command.operationId())) == 1;
    }

    private int insert(Command command, String key, Instant now) {
        return database.join(connection -> Sql.update(
                connection,
                """
                INSERT INTO operation
                    (id, type, caller, path, idempotency_key, status, created_at, started_at, attempts)
                VALUES (?, ?, ?, ?, ?, 'running', ?, ?, 1) ON CONFLICT DO NOTHING""",
                command.operationId(),
                command.type(),
                command.caller(),
                command.path(),
                key,
                command.acceptedAt(),
                now));
    }

    private void end(Command command, String status, String resource, Problem problem, boolean deadLettered) {
        database.join(connection -> Sql.update(
                connection,
                """
                UPDATE operation SET status = ?, resource = ?, error = ?, dead_lettered = ?, finished_at = ?
                WHERE id = ? AND status = 'running'""",
                status,
                resource,
                problem == null ? null : Json.write(problem),
                deadLettered,
                clock.instant(),
                command.operationId()));
        database.afterCommit(() -> ended.raise(command.operationId()));
    }

    private static Operation read(ResultSet row) throws SQLException {
        String error = row.getString("error");
        return new Operation(
                row.getString("id"),
                row.getString("type"),
                Operation.Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getString("resource"),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "started_at"),
                Sql.instant(row, "finished_at"),
                row.getInt("attempts"),
                error == null ? null : Json.read(error, Problem.class));
    }
}
