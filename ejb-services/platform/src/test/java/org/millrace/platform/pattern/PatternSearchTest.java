package org.millrace.platform.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.millrace.platform.database.Sql;
import org.millrace.platform.event.EventFeed;
import org.millrace.platform.event.EventLog;
import org.millrace.platform.event.LoggedEvent;
import org.millrace.platform.relay.LogDatabase;
import org.millrace.platform.signal.Signal;

class PatternSearchTest {

    private static LogDatabase database;
    private static EventLog log;

    @BeforeAll
    static void start() throws Exception {
        database = new LogDatabase();
        log = new EventLog(database.database(), new Signal(), new Signal(), Clock.systemUTC());
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
    }

    @BeforeEach
    void beginAnew() throws SQLException {
        try (Connection connection = database.connection()) {
            Sql.update(connection, "TRUNCATE event, pattern_found");
            Sql.update(connection, "UPDATE relay SET head = 0");
            Sql.update(connection, "UPDATE pattern_search SET position = 0");
        }
    }

    @Test
    void tellsEachOccurrenceOnce() throws Exception {
        PatternSearch search = search();
        happen(7);

        searchAll(search);
        searchAll(search);

        assertThat(told()).containsExactly("3", "6");
    }

    @Test
    void remembersAfterARestartWhatHadBeenSeenBefore() throws Exception {
        happen(4);
        searchAll(search());
        happen(3);

        searchAll(search());

        // what was told of the third has the fifth position
        assertThat(told()).containsExactly("3", "7");
    }

    @Test
    void tellsNothingTwiceThatWasFoundBeforeARestart() throws Exception {
        happen(3);

        searchAll(search());
        searchAll(search());

        assertThat(told()).containsExactly("3");
    }

    @Test
    void twoThatSearchAtTheSameTimeTellItOnce() throws Exception {
        PatternSearch one = search();
        PatternSearch other = search();
        searchAll(one);
        searchAll(other);
        happen(3);

        searchAll(one);
        assertThatThrownBy(() -> searchAll(other)).isInstanceOf(IllegalStateException.class);
        other.forget();
        searchAll(other);

        assertThat(told()).containsExactly("3");
    }

    private PatternSearch search() {
        return new PatternSearch(
                database.database(),
                new EventFeed(database.database(), new Signal()),
                log,
                () -> List.of(new EveryThird()));
    }

    private static void searchAll(PatternSearch search) {
        while (search.next()) {
            // goes on
        }
    }

    /** Events with positions, as the sequencer leaves them. */
    private void happen(int events) throws SQLException {
        try (Connection connection = database.connection()) {
            for (int event = 0; event < events; event++) {
                long version = Sql.first(
                                connection,
                                "SELECT count(*) FROM event WHERE aggregate = 'a'",
                                row -> row.getLong(1) + 1)
                        .orElseThrow();
                LogDatabase.insert(connection, "a", version);
                Sql.update(
                        connection,
                        "UPDATE event SET position = (SELECT head + 1 FROM relay), recorded_at = time"
                                + " WHERE aggregate = 'a' AND version = ?",
                        version);
                Sql.update(connection, "UPDATE relay SET head = head + 1");
            }
        }
    }

    private List<String> told() throws SQLException {
        try (Connection connection = database.connection()) {
            return Sql.list(
                    connection,
                    "SELECT data FROM event WHERE type = 'test.third' ORDER BY insertion",
                    row -> row.getString("data"));
        }
    }

    /** Shows at each third event since it showed last. */
    private static final class EveryThird implements Pattern {

        private int seen;

        @Override
        public String type() {
            return "test.third";
        }

        @Override
        public Set<String> sources() {
            return Set.of("test.a");
        }

        @Override
        public Duration memory() {
            return Duration.ofHours(1);
        }

        @Override
        public List<Finding> next(LoggedEvent event, Function<String, Optional<Found>> last) {
            seen++;
            long before = last.apply("a").map(Found::position).orElse(0L);
            return seen - before == 3 ? List.of(new Finding("a", event.position())) : List.of();
        }
    }
}
