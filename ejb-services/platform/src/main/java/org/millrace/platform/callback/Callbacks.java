package org.millrace.platform.callback;

import com.github.f4b6a3.uuid.UuidCreator;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import org.millrace.platform.database.Sql;
import org.millrace.platform.signal.Signal;

/** The calls that ended operations give rise to: written down with the end itself, made by the webhooks' dispatcher. */
public final class Callbacks {

    private final Signal told;
    private final Clock clock;

    /** @param told raised when there may be calls to make */
    public Callbacks(Signal told, Clock clock) {
        this.told = told;
        this.clock = clock;
    }

    /**
     * The operation ends in the connection's transaction: tell that URL. Who commits it says so to {@link #told}.
     *
     * @param url checked before
     */
    public void expect(Connection connection, String operationId, String url) throws SQLException {
        Sql.update(
                connection,
                "INSERT INTO webhook_delivery (target, operation, url, message_id, due_at) VALUES (?, ?, ?, ?, ?)",
                URI.create(url).getRawAuthority(),
                operationId,
                url,
                UuidCreator.getTimeOrderedEpochFast().toString(),
                clock.instant());
    }

    /** There may be calls to make. */
    public void told() {
        told.raise();
    }
}
