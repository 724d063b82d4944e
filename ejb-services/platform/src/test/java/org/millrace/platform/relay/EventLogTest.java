package org.millrace.platform.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.millrace.platform.database.Database;
import org.millrace.platform.database.Sql;
import org.millrace.platform.event.Cause;
import org.millrace.platform.event.EventFeed;
import org.millrace.platform.event.EventFilter;
import org.millrace.platform.event.EventLog;
import org.millrace.platform.event.LoggedEvent;
import org.millrace.platform.event.NewEvent;
import org.millrace.platform.signal.Signal;

class EventLogTest {

    private static final int WRITERS = 8;
    private static final int EVENTS_EACH = 150;

    private LogDatabase log;
    private Database database;
    private EventFeed feed;
    private EventLog events;
    private Sequencer sequencer;
    private CompletableFuture<Void> appended;
    private CompletableFuture<Void> grown;

    @BeforeEach
    void start() throws Exception {
        log = new LogDatabase();
        database = log.database();
        feed = new EventFeed(database, new Signal());
        Signal withoutPositions = new Signal();
        Signal withPositions = new Signal();
        appended = withoutPositions.next();
        grown = withPositions.next();
        events = new EventLog(database, withoutPositions, withPositions, Clock.systemUTC());
        sequencer = new Sequencer(database, Clock.systemUTC());
    }

    @AfterEach
    void stop() throws Exception {
        log.close();
    }

    @Test
    void whereTheLogIsAtRestEventsTakeTheirPositionsAlong() {
        append("a", 1, 2);
        append("b", 1);

        assertThat(read()).extracting(LoggedEvent::subject).containsExactly("a", "a", "b");
        assertThat(read()).extracting(LoggedEvent::position).containsExactly(1L, 2L, 3L);
        assertThat(grown).isDone();
        assertThat(appended).isNotDone();
    }

    @Test
    void whatCannotBeCommittedGivesItsPositionsBack() {
        append("a", 1);
        assertThatThrownBy(() -> append("a", 1)).hasStackTraceContaining("event_aggregate_version_key");
        append("b", 1);

        assertThat(read()).extracting(LoggedEvent::subject).containsExactly("a", "b");
        assertThat(read()).extracting(LoggedEvent::position).containsExactly(1L, 2L);
    }

    @Test
    void nobodyWaitsForThePositionsOfOthersButLeavesHisOwnToTheSequencer() throws Exception {
        try (Connection other = log.connection()) {
            other.setAutoCommit(false);
            Sql.update(other, "UPDATE relay SET head = head");
            append("a", 1);
            other.rollback();
        }
        assertThat(read()).isEmpty();
        assertThat(appended).isDone();
        assertThat(grown).isNotDone();

        sequence();
        assertThat(read()).extracting(LoggedEvent::position).containsExactly(1L);
    }

    @Test
    void nobodyOvertakesWhatWaitsForTheSequencer() throws Exception {
        try (Connection other = log.connection()) {
            LogDatabase.insert(other, "a", 1);
        }
        append("a", 2);
        sequence();
        append("a", 3);

        assertThat(read()).extracting(LoggedEvent::position).containsExactly(1L, 2L, 3L);
        assertThat(versions("a")).containsExactly(1L, 2L, 3L);
    }

    @Test
    void howeverManyWriteTheReaderSeesEachOnceInOneOrderAndThatOfEachAggregate() throws Exception {
        long epoch = new Lease(database, "this node").acquire().orElseThrow();
        Set<String> committed = ConcurrentHashMap.newKeySet();
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            List<Future<?>> writers = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                writers.add(threads.submit(writer(writer, committed)));
            }
            List<LoggedEvent> seen = new ArrayList<>();
            int left = 0;
            while (!writers.stream().allMatch(Future::isDone)) {
                left += sequencer.sequence(epoch);
                follow(seen);
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
            left += sequencer.sequence(epoch);
            follow(seen);

            assertThat(seen)
                    .extracting(LoggedEvent::position)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, committed.size()).boxed().toList());
            assertThat(left).as("both ways are gone").isBetween(1, seen.size() - 1);
            assertThat(seen).extracting(LoggedEvent::data).containsExactlyInAnyOrderElementsOf(committed);
            assertThat(feed.after(0, EventFilter.ALL, seen.size()).events()).isEqualTo(seen);
            for (int writer = 0; writer < WRITERS; writer++) {
                assertThat(versions("w" + writer)).isSorted();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private Callable<Void> writer(int writer, Set<String> committed) {
        return () -> {
            Random random = new Random(writer);
            for (int i = 1; i <= EVENTS_EACH; i++) {
                append("w" + writer, i);
                committed.add("{\"of\":\"w%d-%d\"}".formatted(writer, i));
                if (random.nextInt(4) == 0) {
                    int again = i;
                    assertThatThrownBy(() -> append("w" + writer, again)).isInstanceOf(RuntimeException.class);
                }
            }
            return null;
        };
    }

    private void append(String aggregate, long... versions) {
        database.inTransaction(() -> events.append(
                cause(),
                LongStream.of(versions)
                        .mapToObj(version -> event(aggregate, version))
                        .toList()));
    }

    private static NewEvent event(String aggregate, long version) {
        return new NewEvent("test.a", aggregate, aggregate, version, Map.of("of", aggregate + "-" + version));
    }

    private static Cause cause() {
        return new Cause("c", "c", null);
    }

    private void sequence() {
        sequencer.sequence(new Lease(database, "this node").acquire().orElseThrow());
    }

    private List<LoggedEvent> read() {
        return feed.after(0, EventFilter.ALL, 100).events();
    }

    private void follow(List<LoggedEvent> seen) {
        long position = seen.isEmpty() ? 0 : seen.get(seen.size() - 1).position();
        seen.addAll(feed.after(position, EventFilter.ALL, 10_000).events());
    }

    private List<Long> versions(String aggregate) throws SQLException {
        try (Connection connection = log.connection()) {
            return Sql.list(
                    connection,
                    "SELECT version FROM event WHERE aggregate = ? ORDER BY position",
                    row -> row.getLong("version"),
                    aggregate);
        }
    }
}
