package org.millrace.platform.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.millrace.platform.database.Sql;
import org.millrace.platform.event.EventFeed;
import org.millrace.platform.event.EventFilter;
import org.millrace.platform.event.EventPage;
import org.millrace.platform.event.EventTail;
import org.millrace.platform.event.LoggedEvent;
import org.millrace.platform.signal.Signal;

/** Two nodes of one context: one sequences and publishes, the other is there for when it no longer does. */
class RelayTest {

    private static final int WRITERS = 16;
    private static final int EVENTS_EACH = 60;
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration TAKEOVER = Duration.ofSeconds(5);

    private LogDatabase log;
    private TestBroker broker;
    private EventFeed feed;
    private Map<String, Node> nodes;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @BeforeEach
    void start() throws Exception {
        log = new LogDatabase();
        broker = new TestBroker();
        feed = new EventFeed(log.database(), new Signal());
        nodes = Map.of("a", node("a"), "b", node("b"));
        await().atMost(SOON).until(() -> leader() != null);
    }

    @AfterEach
    void stop() throws Exception {
        for (Node node : nodes.values()) {
            node.close();
        }
        threads.shutdownNow();
        broker.close();
        log.close();
    }

    @Test
    void nodesThatFightForTheLeaseLoseRepeatAndMoveNothing() throws Exception {
        Set<String> committed = ConcurrentHashMap.newKeySet();
        List<Future<?>> writers = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            writers.add(threads.submit(writer(writer, committed)));
        }
        AtomicBoolean complete = new AtomicBoolean();
        List<Future<List<LoggedEvent>>> readers = new ArrayList<>();
        for (Node node : nodes.values()) {
            node.tail().follow();
            readers.add(threads.submit(() -> read(node.tail(), complete::get)));
        }
        Set<String> leaders = ConcurrentHashMap.newKeySet();
        await().atMost(SOON).pollInterval(Duration.ofMillis(10)).until(() -> {
            leaders.add(leader());
            takeLeaseAway();
            return leaders.size() == nodes.size() && writers.stream().allMatch(Future::isDone);
        });
        for (Future<?> writer : writers) {
            writer.get();
        }
        await().atMost(SOON).until(() -> feed.head() == committed.size());
        await().atMost(SOON)
                .until(() ->
                        nodes.values().stream().allMatch(node -> node.tail().head() == feed.head()));
        complete.set(true);
        List<LoggedEvent> history =
                feed.after(0, EventFilter.ALL, committed.size()).events();

        assertThat(history).extracting(LoggedEvent::id).containsExactlyInAnyOrderElementsOf(committed);
        assertThat(history)
                .extracting(LoggedEvent::position)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, history.size()).boxed().toList());
        for (Future<List<LoggedEvent>> reader : readers) {
            assertThat(reader.get()).isEqualTo(history);
        }
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(broker.firstArrivals())
                        .containsExactlyElementsOf(
                                history.stream().map(LoggedEvent::id).toList()));
    }

    @Test
    void theOtherNodeGoesOnWithinFiveSecondsWhenOneIsCutOff() throws Exception {
        String first = leader();
        Node survivor = nodes.get(first.equals("a") ? "b" : "a");

        nodes.get(first).cut();
        commit("late", 1);
        survivor.hasCommitted();

        await().atMost(TAKEOVER).until(() -> feed.head() == 1);
        await().atMost(TAKEOVER).until(() -> broker.firstArrivals().equals(List.of("late-1")));
        assertThat(leader()).isNotEqualTo(first);

        nodes.get(first).mend();
        commit("late", 2);
        nodes.get(first).hasCommitted();
        await().atMost(TAKEOVER).until(() -> broker.firstArrivals().equals(List.of("late-1", "late-2")));
    }

    @Test
    void whatOneNodeCommitsTheOtherKnowsWithinMilliseconds() throws Exception {
        assertThat(medianUntilBothKnow((standby, version) -> {
                    commit("quick", version);
                    standby.hasCommitted();
                }))
                .isLessThan(100);
    }

    @Test
    void ofPositionsThatOneNodeHasTakenTheOtherKnowsWithinMilliseconds() throws Exception {
        assertThat(medianUntilBothKnow((standby, version) -> {
                    commitWithPosition("quick", version);
                    standby.hasGrown();
                }))
                .isLessThan(100);
        await().atMost(SOON).until(() -> broker.firstArrivals().size() == 21);
    }

    private interface Commit {
        void on(Node node, int version) throws Exception;
    }

    /** In milliseconds. Looking by themselves, the sequencer would take 100 and a reader 500. */
    private long medianUntilBothKnow(Commit commit) throws Exception {
        Node standby = nodes.get(leader().equals("a") ? "b" : "a");
        nodes.values().forEach(node -> node.tail().follow());
        await().atMost(SOON)
                .until(() ->
                        nodes.values().stream().allMatch(node -> node.tail().holds(0)));

        List<Long> millis = new ArrayList<>();
        for (int i = 1; i <= 21; i++) {
            int version = i;
            long begun = System.nanoTime();
            commit.on(standby, version);
            await().pollInterval(Duration.ofMillis(1))
                    .atMost(SOON)
                    .until(() ->
                            nodes.values().stream().allMatch(node -> node.tail().head() == version));
            millis.add((System.nanoTime() - begun) / 1_000_000);
        }
        return millis.stream().sorted().skip(10).findFirst().orElseThrow();
    }

    @Test
    void aRoundAfterACrowdLetsSomeMoreGather() throws Exception {
        Node leader = nodes.get(leader());
        try (Connection connection = log.connection()) {
            connection.setAutoCommit(false);
            for (int i = 1; i <= 20; i++) {
                for (int version = 1; version <= 10; version++) {
                    LogDatabase.insert(connection, "crowd" + i, version);
                }
                connection.commit();
                leader.hasCommitted();
                LogDatabase.insert(connection, "straggler", i);
                connection.commit();
                leader.hasCommitted();
                int all = i * 11;
                await().pollInterval(Duration.ofMillis(5)).atMost(SOON).until(() -> feed.head() == all);
            }
        }

        List<Round> rounds = log.database()
                .read(connection -> Sql.list(
                        connection,
                        "SELECT recorded_at, count(*) FROM event WHERE position IS NOT NULL GROUP BY 1 ORDER BY 1",
                        row -> new Round(Sql.instant(row, "recorded_at"), row.getInt("count"))));

        assertThat(rounds).extracting(Round::events).anyMatch(events -> events >= 10);
        for (int i = 1; i < rounds.size(); i++) {
            Round before = rounds.get(i - 1);
            assertThat(Duration.between(before.at(), rounds.get(i).at()))
                    .isGreaterThanOrEqualTo(Duration.ofMillis(Sequencer.gatheringMs(before.events())));
        }
    }

    @Test
    void theMarkFollowsWhenNothingMoreComes() throws Exception {
        commit("last", 1);
        nodes.get(leader()).hasCommitted();

        await().atMost(SOON).until(() -> broker.firstArrivals().equals(List.of("last-1")));
        await().atMost(SOON).until(() -> published() == 1);
    }

    private record Round(Instant at, int events) {}

    private long published() {
        return log.database()
                .read(connection ->
                        Sql.first(connection, "SELECT published FROM relay", row -> row.getLong("published")))
                .orElseThrow();
    }

    private Node node(String name) {
        return new Node(name, log.pool(), broker.connections(), Thread::new);
    }

    private String leader() {
        return log.database()
                .read(connection -> Sql.list(
                                connection,
                                "SELECT owner FROM relay WHERE owner IS NOT NULL",
                                row -> row.getString("owner"))
                        .stream()
                        .findFirst()
                        .orElse(null));
    }

    private void takeLeaseAway() {
        log.database().read(connection -> Sql.update(connection, "UPDATE relay SET until = '-infinity'"));
    }

    private void commit(String aggregate, int version) throws SQLException {
        try (Connection connection = log.connection()) {
            LogDatabase.insert(connection, aggregate, version);
        }
    }

    private void commitWithPosition(String aggregate, int version) throws SQLException {
        try (Connection connection = log.connection()) {
            connection.setAutoCommit(false);
            LogDatabase.insert(connection, aggregate, version);
            Sql.update(connection, "UPDATE relay SET head = head + 1, recorded_at = now()");
            Sql.update(connection, """
                    UPDATE event SET position = head, recorded_at = relay.recorded_at FROM relay
                    WHERE position IS NULL""");
            connection.commit();
        }
    }

    /** Follows the log from its beginning until it has seen as many events as are written. */
    private static List<LoggedEvent> read(EventTail tail, BooleanSupplier complete) throws Exception {
        List<LoggedEvent> seen = new ArrayList<>();
        long position = 0;
        while (true) {
            boolean last = complete.getAsBoolean();
            CompletableFuture<Void> next = tail.advanced().next();
            EventPage page = tail.after(position, EventFilter.ALL, 50);
            seen.addAll(page.events());
            position = page.next();
            if (page.events().isEmpty()) {
                if (last) {
                    return seen;
                }
                next.completeOnTimeout(null, 200, TimeUnit.MILLISECONDS).get();
            }
        }
    }

    private Callable<Void> writer(int writer, Set<String> committed) {
        return () -> {
            Random random = new Random(writer);
            Node node = nodes.get(writer % 2 == 0 ? "a" : "b");
            try (Connection connection = log.connection()) {
                connection.setAutoCommit(false);
                for (int i = 1; i <= EVENTS_EACH; i++) {
                    LogDatabase.insert(connection, "w" + writer, i);
                    if (random.nextInt(4) == 0) {
                        connection.rollback();
                    } else {
                        connection.commit();
                        committed.add("w" + writer + "-" + i);
                        node.hasCommitted();
                    }
                }
            }
            return null;
        };
    }
}
