package org.millrace.platform.operation;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.millrace.platform.callback.Callbacks;
import org.millrace.platform.command.Command;
import org.millrace.platform.database.Database;
import org.millrace.platform.database.DatabaseUnavailable;
import org.millrace.platform.database.Sql;
import org.millrace.platform.json.Json;
import org.millrace.platform.problem.Problem;
import org.millrace.platform.problem.Refusal;
import org.millrace.platform.signal.Signals;

/** The operations as the database knows them. */
public final class Operations {

    private static final String COLUMNS =
            "id, type, status, resource, created_at, started_at, finished_at, attempts, error";

    /** Accepting asks whether it knows a key, and does not depend on the answer. */
    private static final int LOOKUP_MS = 1_000;

    private final Database database;
    private final Clock clock;
    private final Signals<String> ended = new Signals<>();
    private final Endings endings;

    public Operations(Database database, Callbacks callbacks, Clock clock) {
        this.database = database;
        this.clock = clock;
        this.endings = new Endings(database, callbacks, clock, ended);
    }

    /**
     * @return the operation; of an issued id that the database does not know yet: accepted
     * @throws Refusal {@code gone} (410) if it has expired
     * @throws DatabaseUnavailable if the database is away
     */
    public Operation find(IssuedId id) {
        return database.read(connection -> {
            Optional<Operation> found = find(connection, id.value());
            if (found.isEmpty() && Expiry.has(connection, id.value())) {
                throw new Refusal(OperationProblems.gone());
            }
            return found.orElseGet(() ->
                    Operation.accepted(id.value(), id.type(), id.issuedAt().orElse(null)));
        });
    }

    /**
     * @return empty if the database does not know it (yet)
     * @throws DatabaseUnavailable if the database is away
     */
    public Optional<Operation> find(String id) {
        return database.read(connection -> find(connection, id));
    }

    private static Optional<Operation> find(Connection connection, String id) throws SQLException {
        return Sql.first(connection, "SELECT " + COLUMNS + " FROM operation WHERE id = ?", Operations::read, id);
    }

    /**
     * @return the operations that this caller began with these keys on that path, whatever their bodies were; by key
     * @throws DatabaseUnavailable if the database is away
     */
    public Map<String, Operation> findByKeys(String caller, String path, Collection<String> idempotencyKeys) {
        return database.within(LOOKUP_MS, connection -> {
            Map<String, Operation> found = new HashMap<>();
            Sql.list(
                    connection,
                    "SELECT idempotency_key, " + COLUMNS
                            + " FROM operation WHERE caller = ? AND path = ? AND idempotency_key = ANY (?)",
                    row -> found.put(row.getString("idempotency_key"), read(row)),
                    caller,
                    path,
                    connection.createArrayOf("text", idempotencyKeys.toArray()));
            return found;
        });
    }

    /**
     * Sees to it that a command which was not picked up yet will not run.
     *
     * @return whether it was still time for that
     * @throws DatabaseUnavailable if the database is away
     */
    public boolean cancel(IssuedId id, String caller) {
        boolean cancelled = database.read(connection -> Sql.update(
                        connection,
                        """
                        INSERT INTO operation (id, type, caller, status, created_at, finished_at, attempts)
                        SELECT ?, ?, ?, 'cancelled', ?, ?, 0
                        WHERE NOT EXISTS (SELECT FROM expired_operation WHERE digest = md5(?)::uuid)
                        ON CONFLICT DO NOTHING""",
                        id.value(),
                        id.type(),
                        caller,
                        id.issuedAt().orElse(null),
                        clock.instant(),
                        id.value()))
                == 1;
        if (cancelled) {
            ended.raise(id.value());
        }
        return cancelled;
    }

    /**
     * Deletes operations, with their keys, so many at most; that they existed is remembered.
     *
     * @param endedBefore those that ended earlier
     * @return how many it were
     */
    public int expire(Instant endedBefore, int most) {
        return database.locally(connection -> Expiry.run(connection, endedBefore, most));
    }

    /** Raised on this node when an operation has ended. Take it before looking. */
    public Signals<String> ended() {
        return ended;
    }

    /** Whether an attempt began and never ended, as far as the database knows. */
    boolean hasBegun(Command command) {
        return database.read(connection -> Sql.first(
                        connection,
                        "SELECT 1 FROM operation WHERE id = ? AND status = 'running'",
                        row -> true,
                        command.operationId()))
                .isPresent();
    }

    /**
     * Counts an attempt in the running transaction.
     *
     * @return how many there were with this one; 0 if the operation has ended
     */
    int attempted(Command command) {
        Instant now = clock.instant();
        return database.join(connection -> Sql.first(
                        connection,
                        """
                        INSERT INTO operation
                            (id, type, caller, path, idempotency_key, status, created_at, started_at, attempts)
                        SELECT ?, ?, ?, ?, ?, 'running', ?, ?, 1 WHERE %s
                        ON CONFLICT (id) DO UPDATE SET status = 'running', started_at = excluded.started_at,
                            finished_at = NULL, error = NULL, dead_lettered = false,
                            attempts = CASE WHEN operation.dead_lettered THEN 1 ELSE operation.attempts + 1 END
                        WHERE operation.status = 'running' OR operation.dead_lettered
                        RETURNING attempts""".formatted(Expiry.NOT_EXPIRED),
                        row -> row.getInt("attempts"),
                        command.operationId(),
                        command.type(),
                        command.caller(),
                        command.path(),
                        command.idempotencyKey(),
                        command.acceptedAt(),
                        now,
                        command.operationId(),
                        command.acceptedAt())
                .orElse(0));
    }

    /** How they end. */
    Endings endings() {
        return endings;
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
