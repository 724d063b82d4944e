package org.millrace.platform.webhook;

import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.millrace.platform.database.Database;
import org.millrace.platform.database.Sql;
import org.millrace.platform.problem.Refusal;
import org.millrace.platform.signal.Signal;

/** What was sent to a webhook, and what is to be sent beside the log. */
public final class Deliveries {

    private final Database database;
    private final Signal told;
    private final Clock clock;

    Deliveries(Database database, Signal told, Clock clock) {
        this.database = database;
        this.told = told;
        this.clock = clock;
    }

    /**
     * The attempts of the last seven days, newest first.
     *
     * @param before the id of the last one of the page before, or null
     */
    public List<Attempt> page(String webhook, Long before, int limit) {
        return database.read(connection -> Sql.list(
                connection,
                "SELECT " + Rows.ATTEMPT
                        + " FROM webhook_attempt WHERE webhook = ? AND id < ? ORDER BY id DESC LIMIT ?",
                Rows::attempt,
                webhook,
                before == null ? Long.MAX_VALUE : before,
                limit));
    }

    /**
     * Sends an event of no meaning, once.
     *
     * @throws Refusal {@code webhook-inactive} (409) if nothing is sent to it
     */
    public void test(String webhook) {
        database.locally(connection -> {
            requireActive(connection, webhook);
            return Sql.update(
                    connection,
                    "INSERT INTO webhook_delivery (target, webhook, message_id, due_at) VALUES (?, ?, ?, ?)",
                    webhook,
                    webhook,
                    UuidCreator.getTimeOrderedEpoch().toString(),
                    clock.instant());
        });
        told.raise();
    }

    /**
     * Sends what an attempt was about once more.
     *
     * @return false if there is no such attempt
     * @throws Refusal {@code webhook-inactive} (409) if nothing is sent to it
     */
    public boolean repeat(String webhook, long attempt) {
        Optional<Attempt> known = database.locally(connection -> {
            requireActive(connection, webhook);
            Optional<Attempt> found = Sql.first(
                    connection,
                    "SELECT " + Rows.ATTEMPT + " FROM webhook_attempt WHERE webhook = ? AND id = ?",
                    Rows::attempt,
                    webhook,
                    attempt);
            if (found.isPresent()) {
                Sql.update(
                        connection,
                        """
                        INSERT INTO webhook_delivery (target, webhook, position, message_id, due_at)
                        VALUES (?, ?, ?, ?, ?)
                        ON CONFLICT (webhook, position) DO UPDATE SET due_at = excluded.due_at, attempts = 0""",
                        webhook,
                        webhook,
                        found.get().position(),
                        found.get().eventId(),
                        clock.instant());
            }
            return found;
        });
        told.raise();
        return known.isPresent();
    }

    /**
     * Sends what has failed and was given up, or waits to be tried again, and ends a suspension.
     *
     * @param since what last failed at that time or later
     * @throws Refusal {@code webhook-inactive} (409) if nothing is sent to it
     */
    public void recover(String webhook, Instant since) {
        database.locally(connection -> {
            requireActive(connection, webhook);
            Sql.update(connection, """
                    UPDATE webhook SET status = 'active', reason = NULL, attempts = 0, due_at = NULL, version = version + 1
                    WHERE id = ?""", webhook);
            return Sql.update(
                    connection,
                    "UPDATE webhook_delivery SET due_at = ?, attempts = 0 WHERE webhook = ? AND failed_at >= ?",
                    clock.instant(),
                    webhook,
                    since);
        });
        told.raise();
    }

    private static void requireActive(Connection connection, String webhook) throws SQLException {
        Optional<Webhook> known = Webhooks.lock(connection, webhook);
        if (known.isPresent()) {
            Webhook.Status status = known.get().status();
            if (status == Webhook.Status.PENDING || status == Webhook.Status.DISABLED) {
                throw new Refusal(WebhookProblems.inactive(status));
            }
        }
    }
}
