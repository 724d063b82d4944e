package org.millrace.platform.callback;

import com.github.f4b6a3.uuid.UuidCreator;
import java.net.URI;
import java.time.Clock;
import org.millrace.platform.database.Database;
import org.millrace.platform.database.Sql;
import org.millrace.platform.signal.Signal;

/** The calls that ended operations give rise to: written down with the end itself, made by the webhooks' dispatcher. */
public final class Callbacks {

    private static final String EXPECT = """
            INSERT INTO webhook_delivery (target, operation, url, message_id, due_at) SELECT ?, id, ?, ?, ? FROM operation
            WHERE id = ?""";

    private final Database database;
    private final Signal told;
    private final Clock clock;

    /** @param told raised after each commit that brought a call to make */
    public Callbacks(Database database, Signal told, Clock clock) {
        this.database = database;
        this.told = told;
        this.clock = clock;
    }

    /**
     * The operation has ended in the running transaction: tell that URL.
     *
     * @param url checked before
     */
    public void expect(String operationId, String url) {
        insert(operationId, url, EXPECT);
    }

    /** As {@link #expect}, if the operation was cancelled: that is found out when its command comes. */
    public void expectIfCancelled(String operationId, String url) {
        insert(operationId, url, EXPECT + " AND status = 'cancelled'");
    }

    private void insert(String operationId, String url, String sql) {
        int calls = database.join(connection -> Sql.update(
                connection,
                sql,
                URI.create(url).getRawAuthority(),
                url,
                UuidCreator.getTimeOrderedEpochFast().toString(),
                clock.instant(),
                operationId));
        if (calls > 0) {
            database.afterCommit(told::raise);
        }
    }
}
