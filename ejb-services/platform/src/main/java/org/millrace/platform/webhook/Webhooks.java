package org.millrace.platform.webhook;

import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.millrace.platform.database.Database;
import org.millrace.platform.database.DatabaseUnavailable;
import org.millrace.platform.database.Sql;
import org.millrace.platform.problem.IfMatch;
import org.millrace.platform.problem.Refusal;
import org.millrace.platform.signal.Signal;

/**
 * The webhooks of a context: who wants to be sent which events, and to where. Everything throws {@link DatabaseUnavailable}
 * while the database is away.
 */
public final class Webhooks {

    /** After a rotation so long is signed with the old secret too. */
    private static final Duration OVERLAP = Duration.ofDays(1);

    /**
     * A webhook with its secret, which is told this once.
     *
     * @param secret as Standard Webhooks writes it: {@code whsec_…}
     */
    public record WithSecret(Webhook webhook, String secret) {}

    private final Database database;
    private final Secrets secrets;
    private final Destinations destinations;
    private final Signal told;
    private final Clock clock;

    Webhooks(Database database, Secrets secrets, Destinations destinations, Signal told, Clock clock) {
        this.database = database;
        this.secrets = secrets;
        this.destinations = destinations;
        this.told = told;
        this.clock = clock;
    }

    /**
     * Registers an endpoint. It is asked for its consent, and then gets the events from now on.
     *
     * @throws UnreadableUrl if its URL is none
     * @throws Refusal {@code forbidden-address} (422) if its URL may not be called
     */
    public WithSecret register(String owner, WebhookRequest request) {
        destinations.check(request.url());
        String id = UuidCreator.getTimeOrderedEpoch().toString();
        byte[] secret = secrets.generate();
        Webhook registered = database.locally(connection -> Sql.first(
                        connection,
                        """
                        INSERT INTO webhook (id, owner, url, types, subject, mode, status, secret, position)
                        SELECT ?, ?, ?, ?, ?, ?, 'pending', ?, head FROM relay
                        RETURNING\s""" + Rows.WEBHOOK,
                        Rows::webhook,
                        id,
                        owner,
                        request.url(),
                        types(connection, request),
                        request.subject(),
                        request.modeOrDefault(),
                        secrets.encrypt(id, secret))
                .orElseThrow());
        told.raise();
        return new WithSecret(registered, Secrets.text(secret));
    }

    public Optional<Webhook> find(String id) {
        return database.read(connection ->
                Sql.first(connection, "SELECT " + Rows.WEBHOOK + " FROM webhook WHERE id = ?", Rows::webhook, id));
    }

    /**
     * @param owner whose, or null for all
     * @param after the id of the last one before these, or null
     * @return in the sequence of their registration
     */
    public List<Webhook> page(String owner, String after, int limit) {
        return database.read(connection -> Sql.list(
                connection,
                "SELECT " + Rows.WEBHOOK + " FROM webhook WHERE owner = coalesce(?, owner) AND id > ?"
                        + " ORDER BY id LIMIT ?",
                Rows::webhook,
                owner,
                after == null ? "" : after,
                limit));
    }

    /**
     * Changes what is sent and to where. A new URL is asked for its consent first, and so is one that wanted nothing any
     * more.
     *
     * @param ifMatch the version that the caller knows, as sent
     * @return empty if there is no webhook of that id
     * @throws UnreadableUrl if its URL is none
     * @throws Refusal {@code forbidden-address} (422) if its URL may not be called; also 412 and 428, see {@link IfMatch}
     */
    public Optional<Webhook> change(String id, WebhookRequest request, String ifMatch) {
        destinations.check(request.url());
        Optional<Webhook> changed = database.locally(connection -> {
            Optional<Webhook> known = lock(connection, id);
            if (known.isEmpty()) {
                return known;
            }
            IfMatch.demand(ifMatch, known.get().version());
            return Sql.first(
                    connection,
                    """
                    UPDATE webhook SET url = ?, types = ?, subject = ?, mode = ?, version = version + 1,
                        status = CASE WHEN url = ? AND status <> 'disabled' THEN status ELSE 'pending' END,
                        reason = CASE WHEN url = ? AND status <> 'disabled' THEN reason END,
                        attempts = CASE WHEN url = ? AND status <> 'disabled' THEN attempts ELSE 0 END,
                        due_at = CASE WHEN url = ? AND status <> 'disabled' THEN due_at END
                    WHERE id = ? RETURNING\s""" + Rows.WEBHOOK,
                    Rows::webhook,
                    request.url(),
                    types(connection, request),
                    request.subject(),
                    request.modeOrDefault(),
                    request.url(),
                    request.url(),
                    request.url(),
                    request.url(),
                    id);
        });
        told.raise();
        return changed;
    }

    /** @return whether there was one */
    public boolean remove(String id) {
        boolean removed =
                database.locally(connection -> Sql.update(connection, "DELETE FROM webhook WHERE id = ?", id)) == 1;
        told.raise();
        return removed;
    }

    /**
     * Makes a new secret. For a day everything is signed with the old one as well, so that the endpoint can change over.
     *
     * @return empty if there is no webhook of that id
     */
    public Optional<WithSecret> rotate(String id) {
        byte[] secret = secrets.generate();
        Optional<WithSecret> rotated = database.locally(connection -> Sql.first(
                        connection,
                        "UPDATE webhook SET old_secret = secret, old_secret_until = ?, secret = ?, version = version + 1"
                                + " WHERE id = ? RETURNING " + Rows.WEBHOOK,
                        Rows::webhook,
                        clock.instant().plus(OVERLAP),
                        secrets.encrypt(id, secret),
                        id))
                .map(webhook -> new WithSecret(webhook, Secrets.text(secret)));
        told.raise();
        return rotated;
    }

    /**
     * Checks where an operation's end is to be told.
     *
     * @throws UnreadableUrl if it is no URL
     * @throws Refusal {@code forbidden-address} (422) if it may not be called
     */
    public void checkCallback(String url) {
        destinations.check(url);
    }

    static Optional<Webhook> lock(Connection connection, String id) throws SQLException {
        return Sql.first(
                connection, "SELECT " + Rows.WEBHOOK + " FROM webhook WHERE id = ? FOR UPDATE", Rows::webhook, id);
    }

    private static Object types(Connection connection, WebhookRequest request) throws SQLException {
        return connection.createArrayOf("text", request.types().toArray());
    }
}
