package org.millrace.platform.operation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.millrace.platform.callback.Callbacks;
import org.millrace.platform.command.Command;
import org.millrace.platform.database.CommitBatch;
import org.millrace.platform.database.Database;
import org.millrace.platform.database.Sql;
import org.millrace.platform.database.SqlStates;
import org.millrace.platform.json.Json;
import org.millrace.platform.problem.Problem;
import org.millrace.platform.signal.Signals;

/**
 * How operations end. Each end is written with the transaction that brings it about, right before its commit. The row is the
 * inbox: of all deliveries of one command, one commits; the others fail with {@link DoneBefore} behind it, or with what
 * {@link #keyOfAnother} knows if the command's key belongs to another request.
 */
final class Endings {

    /**
     * @param key null if the command's own belongs to another request
     * @param started when the attempt began
     * @param counted whether the attempt was counted when it began
     * @param deadLettered whether the operation is taken up again when its message is sent back
     */
    private record Ending(
            Command command,
            String key,
            String status,
            String resource,
            Problem problem,
            Instant started,
            Instant finished,
            boolean counted,
            boolean deadLettered) {}

    /** Not VALUES: of such inserts the driver makes one, and nobody knows any more which of them came too late. */
    private static final String END = """
            INSERT INTO operation (id, type, caller, path, idempotency_key, status, resource, error,
                created_at, started_at, finished_at, attempts, dead_lettered)
            SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ? WHERE %s
            ON CONFLICT (id) DO UPDATE SET status = excluded.status, resource = excluded.resource,
                error = excluded.error, started_at = excluded.started_at,
                finished_at = excluded.finished_at, dead_lettered = excluded.dead_lettered,
                attempts = operation.attempts + ?
            WHERE operation.status = 'running' OR operation.dead_lettered""".formatted(Expiry.NOT_EXPIRED);

    private final Database database;
    private final Callbacks callbacks;
    private final Clock clock;
    private final Signals<String> ended;
    private final CommitBatch<Ending> batch;

    /** @param ended raised when an operation has ended */
    Endings(Database database, Callbacks callbacks, Clock clock, Signals<String> ended) {
        this.database = database;
        this.callbacks = callbacks;
        this.clock = clock;
        this.ended = ended;
        this.batch = new CommitBatch<>(database, this::write);
    }

    /** To be called before the work: then a repeat fails for being one, and not for what it collides with. */
    void comeFirst() {
        batch.join();
    }

    /**
     * The running transaction ends the command's operation.
     *
     * @param started when this attempt began
     * @param counted whether this attempt has been counted before, by {@link Operations#attempted}
     */
    void succeed(Command command, String resource, Instant started, boolean counted) {
        add(command, command.idempotencyKey(), "succeeded", resource, null, started, counted, false);
    }

    /** As {@link #succeed}, with the problem that it failed with. */
    void fail(Command command, Problem problem, Instant started, boolean counted) {
        add(command, command.idempotencyKey(), "failed", null, problem, started, counted, false);
    }

    /** Ends a command whose key belongs to another request. */
    void failWithoutKey(Command command, Instant started) {
        add(command, null, "failed", null, OperationProblems.idempotencyKeyReused(), started, false, false);
    }

    /** The last attempt has failed; the operation can be taken up again when its message is sent back. */
    void deadLetter(Command command, Problem problem) {
        add(command, command.idempotencyKey(), "failed", null, problem, clock.instant(), true, true);
    }

    /** Whether a command could not be written down since its key belongs to another request. */
    static boolean keyOfAnother(Throwable failure) {
        return SqlStates.violates(failure, "operation_key");
    }

    /**
     * A cancellation knows no more than the operation's id; the rest comes with the command, once: whose it was, its key,
     * which stays taken unless another request has got it meanwhile, and who wants to be called back.
     */
    void completeIfCancelled(Command command) {
        boolean completed;
        try {
            completed = complete(command, command.idempotencyKey());
        } catch (RuntimeException failure) {
            if (!keyOfAnother(failure)) {
                throw failure;
            }
            completed = complete(command, null);
        }
        if (completed && command.callback() != null) {
            callbacks.told();
        }
    }

    private boolean complete(Command command, String key) {
        return database.locally(connection -> {
            boolean completed = Sql.update(
                            connection,
                            """
                            UPDATE operation SET caller = ?, path = ?, idempotency_key = ?, command_came_at = ?
                            WHERE id = ? AND status = 'cancelled' AND command_came_at IS NULL""",
                            command.caller(),
                            command.path(),
                            key,
                            clock.instant(),
                            command.operationId())
                    == 1;
            if (completed && command.callback() != null) {
                callbacks.expect(connection, command.operationId(), command.callback());
            }
            return completed;
        });
    }

    private void add(
            Command command,
            String key,
            String status,
            String resource,
            Problem problem,
            Instant started,
            boolean counted,
            boolean deadLettered) {
        batch.add(new Ending(command, key, status, resource, problem, started, clock.instant(), counted, deadLettered));
    }

    private Runnable write(Connection connection, List<Ending> endings) throws SQLException {
        try (PreparedStatement end = connection.prepareStatement(END)) {
            for (Ending ending : endings) {
                Sql.bind(
                        end,
                        ending.command().operationId(),
                        ending.command().type(),
                        ending.command().caller(),
                        ending.command().path(),
                        ending.key(),
                        ending.status(),
                        ending.resource(),
                        ending.problem() == null ? null : Json.write(ending.problem()),
                        ending.command().acceptedAt(),
                        ending.started(),
                        ending.finished(),
                        ending.deadLettered(),
                        ending.command().operationId(),
                        ending.command().acceptedAt(),
                        ending.counted() ? 0 : 1);
                end.addBatch();
            }
            for (int rows : end.executeBatch()) {
                if (!first(rows)) {
                    throw DoneBefore.INSTANCE;
                }
            }
        }
        for (Ending ending : endings) {
            if (ending.command().callback() != null) {
                callbacks.expect(
                        connection,
                        ending.command().operationId(),
                        ending.command().callback());
            }
        }
        return () -> tell(endings);
    }

    /** Whether the operation had not ended before. */
    private static boolean first(int rows) {
        return rows == 1;
    }

    private void tell(List<Ending> endings) {
        boolean called = false;
        for (Ending ending : endings) {
            ended.raise(ending.command().operationId());
            called |= ending.command().callback() != null;
        }
        if (called) {
            callbacks.told();
        }
    }
}
