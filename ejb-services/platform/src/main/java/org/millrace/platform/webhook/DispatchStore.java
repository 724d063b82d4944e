package org.millrace.platform.webhook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.millrace.platform.database.Database;
import org.millrace.platform.database.Sql;
import org.millrace.platform.event.EventFilter;

/**
 * The webhooks in the database, as the node that sends for some of them needs them. Who sends has a lease, which ends by
 * itself: so no two nodes send for the same webhook at the same time.
 */
final class DispatchStore {

    static final Duration LEASE = Duration.ofSeconds(30);

    private static final Logger LOG = Logger.getLogger(DispatchStore.class);

    /** As long as the longest question and the longest delivery together, and some more. */
    private static final Duration SINGLE_LEASE = Duration.ofSeconds(60);

    private static final int WEBHOOKS_AT_ONCE = 500;
    private static final int SINGLES_AT_ONCE = 100;
    private static final int REMOVED_AT_ONCE = 5_000;
    private static final Duration ATTEMPTS_KEPT = Duration.ofDays(7);

    private static final String SUBSCRIPTION =
            "webhook.id, webhook.version, url, types, subject, mode, secret, old_secret,"
                    + " old_secret_until, webhook.status, reason, webhook.position, webhook.attempts, webhook.due_at";

    private static final String CLAIM = """
            UPDATE webhook SET lease_owner = ?, leased_until = clock_timestamp() + ?::interval
            WHERE id IN (SELECT id FROM webhook WHERE status <> 'disabled' AND leased_until < clock_timestamp()
                         ORDER BY id LIMIT ? FOR UPDATE SKIP LOCKED)
            RETURNING\s""" + SUBSCRIPTION;

    private static final String CLAIM_SINGLES = """
            UPDATE webhook_delivery SET lease_owner = ?, leased_until = clock_timestamp() + ?::interval
            WHERE id IN (SELECT single.id FROM webhook_delivery AS single LEFT JOIN webhook ON webhook.id = single.webhook
                         WHERE single.due_at <= ? AND single.leased_until < clock_timestamp()
                             AND (single.webhook IS NULL
                                 OR webhook.lease_owner = ? AND webhook.status IN ('active', 'suspended'))
                             AND NOT single.target = ANY (?)
                         ORDER BY single.due_at LIMIT ? FOR UPDATE OF single SKIP LOCKED)
            RETURNING id, target, webhook, position, operation, url, message_id, attempts""";

    private final Database database;
    private final Secrets secrets;
    private final String node;
    private final Clock clock;

    /** @param node this node's name: after a restart it goes on at once instead of waiting for itself */
    DispatchStore(Database database, Secrets secrets, String node, Clock clock) {
        this.database = database;
        this.secrets = secrets;
        this.node = node;
        this.clock = clock;
    }

    /** Lets others send, or this node itself after a restart. */
    void release() {
        database.locally(connection -> {
            Sql.update(
                    connection,
                    "UPDATE webhook SET lease_owner = NULL, leased_until = '-infinity' WHERE lease_owner = ?",
                    node);
            return Sql.update(
                    connection,
                    "UPDATE webhook_delivery SET lease_owner = NULL, leased_until = '-infinity' WHERE lease_owner = ?",
                    node);
        });
    }

    /** Takes webhooks for which nobody sends. */
    List<Subscription> claim() {
        return database
                .locally(connection ->
                        Sql.list(connection, CLAIM, this::subscription, node, LEASE.toString(), WEBHOOKS_AT_ONCE))
                .stream()
                .filter(Objects::nonNull)
                .toList();
    }

    /** @return the versions of those for which this node still sends, by their ids */
    Map<String, Long> renew() {
        return versions(
                "UPDATE webhook SET leased_until = clock_timestamp() + ?::interval WHERE lease_owner = ?"
                        + " AND status <> 'disabled' RETURNING id, version",
                LEASE.toString(),
                node);
    }

    /** As {@link #renew}, only to see what has changed. */
    Map<String, Long> versions() {
        return versions("SELECT id, version FROM webhook WHERE lease_owner = ? AND status <> 'disabled'", node);
    }

    List<Subscription> load(Collection<String> ids) {
        return database
                .read(connection -> Sql.list(
                        connection,
                        "SELECT " + SUBSCRIPTION + " FROM webhook WHERE lease_owner = ? AND id = ANY (?)",
                        this::subscription,
                        node,
                        connection.createArrayOf("text", ids.toArray())))
                .stream()
                .filter(Objects::nonNull)
                .toList();
    }

    /** @param busy targets that have enough to do already */
    List<Single> claimSingles(Collection<String> busy) {
        return database.locally(connection -> Sql.list(
                connection,
                CLAIM_SINGLES,
                Rows::single,
                node,
                SINGLE_LEASE.toString(),
                clock.instant(),
                node,
                connection.createArrayOf("text", busy.toArray()),
                SINGLES_AT_ONCE));
    }

    /** Whatever is to be sent by itself later is due now. */
    void hasten() {
        Instant now = clock.instant();
        database.locally(connection ->
                Sql.update(connection, "UPDATE webhook_delivery SET due_at = ? WHERE due_at > ?", now, now));
    }

    /** @return whether there may be more of them */
    boolean removeOldAttempts() {
        return database.locally(connection -> Sql.update(
                        connection,
                        "DELETE FROM webhook_attempt WHERE time < ?"
                                + " AND id < (SELECT min(id) FROM webhook_attempt) + ?",
                        clock.instant().minus(ATTEMPTS_KEPT),
                        REMOVED_AT_ONCE))
                > 0;
    }

    private Map<String, Long> versions(String sql, Object... arguments) {
        Map<String, Long> versions = new HashMap<>();
        database.locally(connection ->
                        Sql.list(connection, sql, row -> Map.entry(row.getString(1), row.getLong(2)), arguments))
                .forEach(entry -> versions.put(entry.getKey(), entry.getValue()));
        return versions;
    }

    /** @return null if its secret cannot be read: the others are sent to all the same */
    private Subscription subscription(ResultSet row) throws SQLException {
        String id = row.getString("id");
        String subject = row.getString("subject");
        byte[] oldSecret = row.getBytes("old_secret");
        try {
            return new Subscription(
                    id,
                    row.getLong("version"),
                    row.getString("url"),
                    new EventFilter(Rows.types(row), subject == null ? List.of() : List.of(subject)),
                    Webhook.Mode.of(row.getString("mode")) == Webhook.Mode.ORDERED,
                    secrets.decrypt(id, row.getBytes("secret")),
                    oldSecret == null ? null : secrets.decrypt(id, oldSecret),
                    Sql.instant(row, "old_secret_until"),
                    Webhook.Status.of(row.getString("status")),
                    row.getString("reason"),
                    row.getLong("position"),
                    row.getInt("attempts"),
                    Sql.instant(row, "due_at"));
        } catch (IllegalStateException unreadable) {
            LOG.errorf("Nothing can be sent to webhook %s: %s", id, unreadable.getMessage());
            return null;
        }
    }
}
