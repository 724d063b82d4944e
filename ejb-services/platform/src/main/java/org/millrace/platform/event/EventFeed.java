package org.millrace.platform.event;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.millrace.platform.database.Database;
import org.millrace.platform.database.Sql;
import org.millrace.platform.signal.Signal;

/** The log as readers see it: positioned events only, in one order that never changes. */
public final class EventFeed {

    /** A rare type must not make one request read the whole log: so far a page looks, then the reader asks again. */
    private static final int WINDOW = 10_000;

    private static final String COLUMNS =
            "position, recorded_at, id, type, subject, time, correlation_id, causation_id, traceparent, data";

    /**
     * How the log looks to who publishes.
     *
     * @param published up to here it is marked as published
     * @param head the newest position
     * @param next the events that were asked for
     */
    public record Outlook(long published, long head, List<LoggedEvent> next) {}

    /** One row without an event if there is none. Not a plain join: the one row of relay would pass for many. */
    private static final String NEXT = """
            SELECT relay.published, relay.head, next.* FROM relay LEFT JOIN LATERAL (
                SELECT %s FROM event WHERE position > ? AND position <= relay.head ORDER BY position LIMIT ?) AS next ON true
            WHERE relay.epoch = ? ORDER BY next.position""".formatted(COLUMNS);

    private final Database database;
    private final Signal advanced;

    /** @param advanced raised on this node when the log has grown */
    public EventFeed(Database database, Signal advanced) {
        this.database = database;
        this.advanced = advanced;
    }

    /** Raised when there may be new events. Take it before looking. */
    public Signal advanced() {
        return advanced;
    }

    /** The newest position; 0 while the log is empty. */
    public long head() {
        return database.read(EventFeed::head);
    }

    /** The position before the oldest event that is kept; 0 while all are. */
    public long beginning() {
        return database.read(EventFeed::forgotten);
    }

    /**
     * Reads on.
     *
     * @param position the last one that the reader has seen, 0 for the beginning
     * @param limit at most so many events
     * @throws EventsForgotten if events after that position are not kept any more
     */
    public EventPage after(long position, EventFilter filter, int limit) {
        return database.read(connection -> {
            long head = head(connection);
            long end = Math.min(head, position + (filter.matchesAll() ? limit : WINDOW));
            List<LoggedEvent> events = between(connection, position, end, filter, limit);
            // asked for last: events go only after this has moved, so whatever is missing above is noticed here
            long forgotten = forgotten(connection);
            if (position < forgotten) {
                throw new EventsForgotten(forgotten);
            }
            boolean limited = events.size() == limit;
            long next = limited ? events.get(limit - 1).position() : Math.max(position, end);
            return new EventPage(events, next, head, limited || end - position == WINDOW);
        });
    }

    /**
     * Reads on with a single statement, for the node that publishes: it goes ahead of the retention, so nothing after that
     * position can be forgotten.
     *
     * @param epoch under which it has the right to
     * @param limit at most so many events
     * @return empty if that epoch has passed
     */
    public Optional<Outlook> next(long epoch, long position, int limit) {
        return database.read(connection -> {
            List<LoggedEvent> events = new ArrayList<>();
            return Sql.list(
                            connection,
                            NEXT,
                            row -> {
                                if (row.getObject("position") != null) {
                                    events.add(read(row));
                                }
                                return new Outlook(row.getLong("published"), row.getLong("head"), events);
                            },
                            position,
                            limit,
                            epoch)
                    .stream()
                    .findFirst();
        });
    }

    /** The events at these positions, as far as they are still there. */
    public List<LoggedEvent> at(Collection<Long> positions) {
        return database.read(connection -> Sql.list(
                connection,
                "SELECT " + COLUMNS + " FROM event WHERE position = ANY (?)",
                EventFeed::read,
                connection.createArrayOf("bigint", positions.toArray())));
    }

    /** @return the position before the first event that was recorded at or after that time, of those that are kept */
    public long before(Instant time) {
        return database.read(connection -> {
            long before = forgotten(connection);
            long notBefore = head(connection) + 1;
            while (notBefore - before > 1) {
                long middle = before + (notBefore - before) / 2;
                Optional<Instant> recorded = Sql.first(
                        connection,
                        "SELECT recorded_at FROM event WHERE position = ?",
                        row -> Sql.instant(row, "recorded_at"),
                        middle);
                // one that is not there any more was older than those that are
                if (recorded.isEmpty() || recorded.get().isBefore(time)) {
                    before = middle;
                } else {
                    notBefore = middle;
                }
            }
            return before;
        });
    }

    private static long head(Connection connection) throws SQLException {
        return Sql.first(connection, "SELECT head FROM relay", row -> row.getLong("head"))
                .orElseThrow();
    }

    private static long forgotten(Connection connection) throws SQLException {
        return Sql.first(connection, "SELECT forgotten FROM relay", row -> row.getLong("forgotten"))
                .orElseThrow();
    }

    private static List<LoggedEvent> between(
            Connection connection, long position, long end, EventFilter filter, int limit) throws SQLException {
        StringBuilder sql = new StringBuilder("SELECT " + COLUMNS + " FROM event WHERE position > ? AND position <= ?");
        List<Object> arguments = new ArrayList<>(List.of(position, end));
        if (!filter.types().isEmpty()) {
            sql.append(" AND type LIKE ANY (?)");
            arguments.add(connection.createArrayOf("text", EventFilter.patterns(filter.types())));
        }
        if (!filter.subjects().isEmpty()) {
            sql.append(" AND subject LIKE ANY (?)");
            arguments.add(connection.createArrayOf("text", EventFilter.patterns(filter.subjects())));
        }
        arguments.add(limit);
        return Sql.list(
                connection, sql.append(" ORDER BY position LIMIT ?").toString(), EventFeed::read, arguments.toArray());
    }

    private static LoggedEvent read(ResultSet row) throws SQLException {
        return new LoggedEvent(
                row.getLong("position"),
                Sql.instant(row, "recorded_at"),
                row.getString("id"),
                row.getString("type"),
                row.getString("subject"),
                Sql.instant(row, "time"),
                row.getString("correlation_id"),
                row.getString("causation_id"),
                row.getString("traceparent"),
                row.getString("data"));
    }
}
