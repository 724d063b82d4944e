package org.millrace.platform.event;

import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.millrace.platform.database.CommitBatch;
import org.millrace.platform.database.Database;
import org.millrace.platform.database.Sql;
import org.millrace.platform.database.SqlStates;
import org.millrace.platform.json.Json;
import org.millrace.platform.signal.Signal;

/**
 * Where events are written: in the transaction of the change that they tell of. Where the log is at rest they take their
 * positions along; in a crowd they leave that to the sequencer, and only then do they exist for readers.
 */
public final class EventLog {

    private static final String APPEND = """
            INSERT INTO event (id, type, subject, aggregate, version, time, correlation_id, causation_id, traceparent, data,
                position, recorded_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    /**
     * Nothing if others are taking positions, since nobody who holds business rows may wait for them, or if some events
     * have none yet, which came first. The row stays locked until the transaction ends: so positions are seen in order.
     */
    private static final String TAKE_POSITIONS = """
            UPDATE relay SET head = head + ?, recorded_at = greatest(recorded_at, ?)
            WHERE only_row = (SELECT only_row FROM relay
                WHERE (SELECT insertion FROM event WHERE position IS NULL ORDER BY insertion LIMIT 1) IS NULL
                FOR UPDATE SKIP LOCKED)
            RETURNING head, recorded_at""";

    /** Moves the log's beginning; what is not published yet stays, however old it is. */
    private static final String MOVE_BEGINNING = """
            UPDATE relay SET forgotten = last.position
            FROM (SELECT max(position) AS position
                  FROM (SELECT position, recorded_at FROM event WHERE position > (SELECT forgotten FROM relay)
                        ORDER BY position LIMIT ?) AS oldest
                  WHERE recorded_at < ? AND position <= (SELECT published FROM relay)) AS last
            WHERE last.position > relay.forgotten""";

    private static final class Entry {
        private final Cause cause;
        private final NewEvent event;
        private final Instant time;

        /** Null as long as it has none. */
        private Long position;

        private Instant recordedAt;

        Entry(Cause cause, NewEvent event, Instant time) {
            this.cause = cause;
            this.event = event;
            this.time = time;
        }
    }

    /** The last one that was given, and when. */
    private record Head(long position, Instant recordedAt) {}

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
        this.batch = new CommitBatch<>(database, this::write, this::committed);
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
     * Appends events, without positions, in the connection's own transaction; who commits it raises {@link #appended} then.
     */
    public void append(Connection connection, Cause cause, List<NewEvent> events) throws SQLException {
        insert(connection, entries(cause, events));
    }

    private List<Entry> entries(Cause cause, List<NewEvent> events) {
        Instant now = clock.instant();
        return events.stream().map(event -> new Entry(cause, event, now)).toList();
    }

    private void write(Connection connection, List<Entry> entries) throws SQLException {
        Sql.first(
                        connection,
                        TAKE_POSITIONS,
                        row -> new Head(row.getLong("head"), Sql.instant(row, "recorded_at")),
                        entries.size(),
                        clock.instant())
                .ifPresent(head -> number(entries, head));
        insert(connection, entries);
    }

    private static void number(List<Entry> entries, Head head) {
        long position = head.position() - entries.size();
        for (Entry entry : entries) {
            entry.position = ++position;
            entry.recordedAt = head.recordedAt();
        }
    }

    private void committed(List<Entry> entries) {
        if (entries.get(0).position == null) {
            appended.raise();
        } else {
            grown.raise();
        }
    }

    private static void insert(Connection connection, List<Entry> entries) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(APPEND)) {
            for (Entry entry : entries) {
                Sql.bind(
                        insert,
                        UuidCreator.getTimeOrderedEpochFast().toString(),
                        entry.event.type(),
                        entry.event.subject(),
                        entry.event.aggregate(),
                        entry.event.version(),
                        entry.time,
                        entry.cause.correlationId(),
                        entry.cause.causationId(),
                        entry.cause.traceparent(),
                        Json.write(entry.event.data()),
                        entry.position,
                        entry.recordedAt);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Whether events could not be appended since their aggregate has some of these versions already. */
    public static boolean toldBefore(Throwable failure) {
        return SqlStates.violates(failure, "event_aggregate_version_key");
    }

    /** To be raised after each commit that brought events without positions. */
    public Signal appended() {
        return appended;
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
