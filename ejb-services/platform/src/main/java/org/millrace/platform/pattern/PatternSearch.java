package org.millrace.platform.pattern;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.millrace.platform.database.Database;
import org.millrace.platform.database.Sql;
import org.millrace.platform.event.Cause;
import org.millrace.platform.event.EventFeed;
import org.millrace.platform.event.EventFilter;
import org.millrace.platform.event.EventLog;
import org.millrace.platform.event.EventPage;
import org.millrace.platform.event.LoggedEvent;
import org.millrace.platform.event.NewEvent;

/**
 * Follows the log and appends an event where it shows a pattern. Event and position are written in one transaction, which
 * fails where another search has gone on meanwhile: whatever is killed, each occurrence is told once.
 */
final class PatternSearch {

    static final int BATCH = 500;

    /** So much is read again at most after a restart, besides what is remembered. */
    private static final int UNSAVED = 5_000;

    private static final String FOUND = """
            INSERT INTO pattern_found (type, subject, position, time) VALUES (?, ?, ?, ?)
            ON CONFLICT (type, subject) DO UPDATE SET position = excluded.position, time = excluded.time""";

    private final Database database;
    private final EventFeed feed;
    private final EventLog log;
    private final Supplier<List<Pattern>> patterns;

    private List<Pattern> current;
    private EventFilter sources;
    private Map<String, Map<String, Found>> found;
    private long position;
    private long saved;

    /** @param patterns makes them anew, with nothing remembered */
    PatternSearch(Database database, EventFeed feed, EventLog log, Supplier<List<Pattern>> patterns) {
        this.database = database;
        this.feed = feed;
        this.log = log;
        this.patterns = patterns;
    }

    /** Forgets what is only in memory: somebody else may have gone on. */
    void forget() {
        current = null;
    }

    /**
     * Looks at the next events.
     *
     * @return whether there may be more
     * @throws IllegalStateException if another search has gone on; {@link #forget} then
     */
    boolean next() {
        if (current == null) {
            remember();
        }
        EventPage page = feed.after(position, sources, BATCH);
        for (LoggedEvent event : page.events()) {
            look(event);
            position = event.position();
        }
        position = page.next();
        if (position - saved >= UNSAVED) {
            save();
        }
        return page.lag() > 0;
    }

    private void look(LoggedEvent event) {
        List<Told> told = findings(current, event);
        if (!told.isEmpty()) {
            tell(told, event);
            Found here = new Found(event.position(), event.time());
            told.forEach(one -> lastOf(one.type()).put(one.finding().subject(), here));
        }
    }

    private List<Told> findings(List<Pattern> patterns, LoggedEvent event) {
        return patterns.stream()
                .filter(pattern -> pattern.sources().contains(event.type()))
                .flatMap(pattern -> findings(pattern, event))
                .toList();
    }

    private Stream<Told> findings(Pattern pattern, LoggedEvent event) {
        Map<String, Found> last = lastOf(pattern.type());
        return pattern.next(event, subject -> Optional.ofNullable(last.get(subject))).stream()
                .map(finding -> new Told(pattern.type(), finding));
    }

    private Map<String, Found> lastOf(String type) {
        return found.computeIfAbsent(type, none -> new HashMap<>());
    }

    private void tell(List<Told> told, LoggedEvent event) {
        Cause cause = new Cause(event.correlationId(), event.id(), event.traceparent());
        List<NewEvent> events =
                told.stream().map(one -> one.event(event.position())).toList();
        Runnable committed = database.locally(connection -> {
            moveTo(event.position(), connection);
            for (Told one : told) {
                Sql.update(connection, FOUND, one.type(), one.finding().subject(), event.position(), event.time());
            }
            return log.append(connection, cause, events);
        });
        saved = event.position();
        committed.run();
    }

    private void save() {
        database.locally(connection -> {
            moveTo(position, connection);
            return null;
        });
        saved = position;
    }

    private void moveTo(long next, Connection connection) throws SQLException {
        String move = "UPDATE pattern_search SET position = ? WHERE position = ?";
        if (Sql.update(connection, move, next, saved) != 1) {
            throw new IllegalStateException("Another node has searched on");
        }
    }

    /** What mattered when the position was saved is read again, so that nothing found then is found differently now. */
    private void remember() {
        List<Pattern> anew = patterns.get();
        sources = new EventFilter(
                anew.stream()
                        .flatMap(pattern -> pattern.sources().stream())
                        .distinct()
                        .toList(),
                List.of());
        found = new HashMap<>();
        saved = database.read(connection -> {
            Sql.list(
                    connection,
                    "SELECT type, subject, position, time FROM pattern_found",
                    row -> lastOf(row.getString("type"))
                            .put(
                                    row.getString("subject"),
                                    new Found(row.getLong("position"), Sql.instant(row, "time"))));
            return Sql.first(connection, "SELECT position FROM pattern_search", row -> row.getLong("position"))
                    .orElseThrow();
        });
        // a search that was away for longer than events are kept goes on with the oldest
        position = Math.max(saved, feed.beginning());
        feed.after(Math.max(saved - 1, feed.beginning()), EventFilter.ALL, 1).events().stream()
                .findFirst()
                .filter(last -> last.position() == saved)
                .ifPresent(last -> replay(anew, last));
        current = anew;
    }

    private void replay(List<Pattern> anew, LoggedEvent last) {
        Duration longest =
                anew.stream().map(Pattern::memory).max(Duration::compareTo).orElseThrow();
        long at = feed.before(last.time().minus(longest));
        while (at < saved) {
            EventPage page = feed.after(at, sources, BATCH);
            for (LoggedEvent event : page.events()) {
                if (event.position() <= saved) {
                    findings(anew, event);
                }
            }
            at = page.next();
        }
    }

    private record Told(String type, Finding finding) {

        /** An occurrence is an aggregate of its own, as a refusal is. */
        NewEvent event(long position) {
            String subject = finding.subject();
            return new NewEvent(type, subject, type + "/" + subject + "/" + position, 1, finding.data());
        }
    }
}
