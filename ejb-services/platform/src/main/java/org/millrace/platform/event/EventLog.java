package org.millrace.platform.event;

import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.millrace.platform.database.CommitBatch;
import org.millrace.platform.database.Database;
import org.millrace.platform.database.Sql;
import org.millrace.platform.json.Json;
import org.millrace.platform.signal.Signal;

/**
 * Where events are written: in the transaction of the change that they tell of. Where the log is at rest they take their
 * positions along; in a crowd they leave that to the sequencer, and only then do they exist for readers.
 */
public final class EventLog {

    /**
     * The events take the next positions, unless others are taking some, for whom nobody who holds rows of the business
     * may wait, or some events have none yet, which came first. The log's row stays locked until the transaction ends: so
     * positions are seen in their order. One statement, or half of it could be rolled back without the other.
     */
    private static final String APPEND = """
            WITH taken AS (
                UPDATE relay SET head = head + ?, recorded_at = greatest(recorded_at, ?)
                WHERE only_row = (SELECT only_row FROM relay
                    WHERE (SELECT insertion FROM event WHERE position IS NULL ORDER BY insertion LIMIT 1) IS NULL
                    FOR UPDATE SKIP LOCKED)
                RETURNING head - ? AS before, recorded_at)
            INSERT INTO event (id, type, subject, aggregate, version, time, correlation_id, causation_id, traceparent, data,
                position, recorded_at)
            SELECT id, type, subject, aggregate, version, time, correlation_id, causation_id, traceparent, data,
                before + number, recorded_at
            FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?) WITH ORDINALITY AS entry
                (id, type, subject, aggregate, version, time, correlation_id, causation_id, traceparent, data, number)
            LEFT JOIN taken ON true
            ORDER BY number
            RETURNING position IS NOT NULL AS positioned""";

    /** Moves the log's beginning; what is not published yet stays, however old it is. */
    private static final String MOVE_BEGINNING = """
            UPDATE relay SET forgotten = last.position
            FROM (SELECT max(position) AS position
                  FROM (SELECT position, recorded_at FROM event WHERE position > (SELECT forgotten FROM relay)
                        ORDER BY position LIMIT ?) AS oldest
                  WHERE recorded_at < ? AND position <= (SELECT published FROM relay)) AS last
            WHERE last.position > relay.forgotten""";

    /** As the table has it. */
    private record Entry(
            String id,
            String type,
            String subject,
            String aggregate,
            long version,
            Instant time,
            String correlationId,
            String causationId,
            String traceparent,
            String data) {}

    private final Database database;
    private final Signal appended;
    private final Signal grown;
    private final Clock clock;
    private final CommitBatch<Entry> batch;

    /**
     * @param appended raised after each commit that brought events without positions
     * @param grown raised after each commit that brought events with theirs
     */
    public EventLog(Database database, Signal appended, Signal grown, Clock clock) {
        this.database = database;
        this.appended = appended;
        this.grown = grown;
        this.clock = clock;
        this.batch = new CommitBatch<>(database, this::write);
    }

    /** As {@link #append(Cause, List)}, what the aggregate has recorded since it was loaded. */
    public void append(Cause cause, Aggregate aggregate) {
        append(cause, aggregate.takeRecorded());
    }

    /** Appends events in the given order; needs a running transaction, and is written when that is committed. */
    public void append(Cause cause, List<NewEvent> events) {
        entries(cause, events).forEach(batch::add);
    }

    /**
     * Appends events in the connection's own transaction, as the last that it writes.
     *
     * @return what to do once that is committed
     */
    public Runnable append(Connection connection, Cause cause, List<NewEvent> events) throws SQLException {
        return write(connection, entries(cause, events));
    }

    private List<Entry> entries(Cause cause, List<NewEvent> events) {
        Instant now = clock.instant();
        return events.stream()
                .map(event -> new Entry(
                        UuidCreator.getTimeOrderedEpochFast().toString(),
                        event.type(),
                        event.subject(),
                        event.aggregate(),
                        event.version(),
                        now,
                        cause.correlationId(),
                        cause.causationId(),
                        cause.traceparent(),
                        Json.write(event.data())))
                .toList();
    }

    private Runnable write(Connection connection, List<Entry> entries) throws SQLException {
        boolean positioned = Sql.first(
                        connection,
                        APPEND,
                        row -> row.getBoolean("positioned"),
                        entries.size(),
                        clock.instant(),
                        entries.size(),
                        array(connection, "text", entries, Entry::id),
                        array(connection, "text", entries, Entry::type),
                        array(connection, "text", entries, Entry::subject),
                        array(connection, "text", entries, Entry::aggregate),
                        array(connection, "bigint", entries, Entry::version),
                        array(connection, "timestamptz", entries, Entry::time),
                        array(connection, "text", entries, Entry::correlationId),
                        array(connection, "text", entries, Entry::causationId),
                        array(connection, "text", entries, Entry::traceparent),
                        array(connection, "text", entries, Entry::data))
                .orElseThrow();
        return () -> committed(positioned);
    }

    private static Array array(Connection connection, String type, List<Entry> entries, Function<Entry, Object> column)
            throws SQLException {
        return connection.createArrayOf(type, entries.stream().map(column).toArray());
    }

    private void committed(boolean positioned) {
        if (positioned) {
            grown.raise();
        } else {
            appended.raise();
        }
    }

    /**
     * Deletes the oldest events. The log's beginning moves first, in a transaction that is over at once: whoever reads
     * notices that, and the sequencer does not wait for the deletion.
     *
     * @param recordedBefore what was recorded earlier goes, once it is published
     * @param most so many in one step
     * @return how many it were
     */
    public int forget(Instant recordedBefore, int most) {
        database.locally(connection -> Sql.update(connection, MOVE_BEGINNING, most, recordedBefore));
        return database.locally(connection -> Sql.update(
                connection,
                "DELETE FROM event WHERE position <= ?",
                Sql.first(connection, "SELECT forgotten FROM relay", row -> row.getLong("forgotten"))
                        .orElseThrow()));
    }
}
