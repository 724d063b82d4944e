package org.millrace.platform.webhook;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.millrace.platform.database.Database;
import org.millrace.platform.database.Sql;

/** Writes into the database what has happened. */
final class LedgerStore {

    /** What its owner changed meanwhile counts more than what was found out before. */
    private static final String PROGRESS = """
            UPDATE webhook SET position = ?,
                status = CASE WHEN version = ? THEN ? ELSE status END,
                reason = CASE WHEN version = ? THEN ? ELSE reason END,
                attempts = CASE WHEN version = ? THEN ? ELSE attempts END,
                due_at = CASE WHEN version = ? THEN ? ELSE due_at END,
                leased_until = CASE WHEN version = ? AND ? = 'disabled' THEN '-infinity' ELSE leased_until END
            WHERE id = ? AND lease_owner = ?""";

    private static final String ATTEMPT = """
            INSERT INTO webhook_attempt
                (webhook, position, event_id, type, attempt, time, status, duration_ms, outcome, error, answer)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String PUT_ASIDE = """
            INSERT INTO webhook_delivery (target, webhook, position, message_id, attempts, due_at, failed_at)
            SELECT id, id, ?, ?, ?, ?, ? FROM webhook WHERE id = ? FOR KEY SHARE
            ON CONFLICT (webhook, position) DO UPDATE SET attempts = excluded.attempts, due_at = excluded.due_at,
                failed_at = excluded.failed_at""";

    private static final String POSTPONE = """
            UPDATE webhook_delivery SET attempts = ?, due_at = ?, failed_at = ?, leased_until = '-infinity' WHERE id = ?""";

    private final Database database;
    private final String node;
    private final Clock clock;

    /** @param node this node's name: it writes only of webhooks for which it sends */
    LedgerStore(Database database, String node, Clock clock) {
        this.database = database;
        this.node = node;
        this.clock = clock;
    }

    /** @return ids of webhooks for which another node sends now, or that are no more */
    List<String> write(Ledger ledger) {
        return database.locally(connection -> {
            List<String> lost = writeProgress(connection, ledger.progress());
            writeAttempts(connection, ledger.attempts());
            for (Ledger.PutAside event : ledger.putAside()) {
                Sql.update(
                        connection,
                        PUT_ASIDE,
                        event.position(),
                        event.messageId(),
                        event.attempts(),
                        event.dueAt(),
                        event.failedAt(),
                        event.webhook());
            }
            for (Ledger.Postponed single : ledger.postponed()) {
                Sql.update(connection, POSTPONE, single.attempts(), single.dueAt(), single.failedAt(), single.id());
            }
            delete(connection, ledger.done());
            for (long single : ledger.released()) {
                Sql.update(connection, "UPDATE webhook_delivery SET leased_until = '-infinity' WHERE id = ?", single);
            }
            for (String webhook : ledger.hastened()) {
                Sql.update(
                        connection,
                        "UPDATE webhook_delivery SET due_at = ? WHERE webhook = ? AND due_at IS NOT NULL",
                        clock.instant(),
                        webhook);
            }
            return lost;
        });
    }

    private List<String> writeProgress(Connection connection, List<Progress> progress) throws SQLException {
        if (progress.isEmpty()) {
            return List.of();
        }
        try (PreparedStatement update = connection.prepareStatement(PROGRESS)) {
            for (Progress one : progress) {
                String status = one.status().text();
                long version = one.version();
                Sql.bind(
                        update,
                        one.position(),
                        version,
                        status,
                        version,
                        one.reason(),
                        version,
                        one.attempts(),
                        version,
                        one.dueAt(),
                        version,
                        status,
                        one.id(),
                        node);
                update.addBatch();
            }
            int[] counts = update.executeBatch();
            List<String> lost = new ArrayList<>();
            for (int i = 0; i < counts.length; i++) {
                if (counts[i] == 0) {
                    lost.add(progress.get(i).id());
                }
            }
            return lost;
        }
    }

    private static void writeAttempts(Connection connection, List<Attempt> attempts) throws SQLException {
        if (attempts.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(ATTEMPT)) {
            for (Attempt attempt : attempts) {
                Sql.bind(
                        insert,
                        attempt.webhook(),
                        attempt.position(),
                        attempt.eventId(),
                        attempt.type(),
                        attempt.attempt(),
                        attempt.time(),
                        attempt.status(),
                        attempt.durationMillis(),
                        attempt.outcome(),
                        attempt.error(),
                        attempt.answer());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void delete(Connection connection, List<Long> singles) throws SQLException {
        if (!singles.isEmpty()) {
            Sql.update(
                    connection,
                    "DELETE FROM webhook_delivery WHERE id = ANY (?)",
                    connection.createArrayOf("bigint", singles.toArray()));
        }
    }
}
