package org.millrace.platform.operation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.millrace.platform.callback.Callbacks;
import org.millrace.platform.command.Command;
import org.millrace.platform.database.CommitBatch;
import org.millrace.platform.database.Database;
import org.millrace.platform.database.Sql;
import org.millrace.platform.json.Json;
import org.millrace.platform.problem.Problem;
import org.millrace.platform.signal.Signals;

/** How operations end: written with the transaction that ends them, each once. */
final class Endings {

    /**
     * @param key null if the command's own belongs to another request
     * @param started when the attempt began
     * @param counted whether the attempt was counted when it began
     * @param deadLettered whether the operation is taken up again when its message is sent back
     */
    record Ending(
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
            SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?
            ON CONFLICT (id) DO UPDATE SET status = excluded.status, resource = excluded.resource,
                error = excluded.error, started_at = excluded.started_at,
                finished_at = excluded.finished_at, dead_lettered = excluded.dead_lettered,
                attempts = operation.attempts + ?
            WHERE operation.status = 'running' OR operation.dead_lettered""";

    private final CommitBatch<Ending> batch;
    private final Callbacks callbacks;
    private final Signals<String> ended;

    /** @param ended raised when an operation has ended */
    Endings(Database database, Callbacks callbacks, Signals<String> ended) {
        this.batch = new CommitBatch<>(database, this::write, this::tell);
        this.callbacks = callbacks;
        this.ended = ended;
    }

    /** To be called before the work: then a repeat fails for being one, and not for what it collides with. */
    void comeFirst() {
        batch.join();
    }

    /** With the running transaction's commit the operation ends; if it had ended before, {@link DoneBefore} undoes all. */
    void add(Ending ending) {
        batch.add(ending);
    }

    private void write(Connection connection, List<Ending> endings) throws SQLException {
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
