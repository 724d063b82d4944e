package org.millrace.platform.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.millrace.platform.callback.Callbacks;
import org.millrace.platform.database.Availability;
import org.millrace.platform.database.Database;
import org.millrace.platform.database.Migrations;
import org.millrace.platform.database.Sql;
import org.millrace.platform.event.CloudEventAttributes;
import org.millrace.platform.event.EventFeed;
import org.millrace.platform.operation.Operations;
import org.millrace.platform.signal.Signal;

/** Nodes that send, on a real database and to real endpoints. */
class DispatcherTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Clock CLOCK = Clock.systemUTC();

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Signal told = new Signal();
    private final List<WebhookService> nodes = new ArrayList<>();
    private final WebhookSettings settings = new WebhookSettings(
            List.of(Duration.ofMinutes(5)), Reach.LOOPBACK, new byte[32], List.of(SignerTest.newKeyText()));
    private static EmbeddedPostgres postgres;

    private Availability availability;
    private Database database;
    private EventFeed feed;
    private Receiver receiver;
    private long head;

    @BeforeAll
    static void startDatabase() throws Exception {
        postgres = EmbeddedPostgres.builder().start();
    }

    @AfterAll
    static void stopDatabase() throws Exception {
        postgres.close();
    }

    @BeforeEach
    void start() throws Exception {
        DataSource dataSource = empty();
        availability = new Availability(
                dataSource, new Migrations(dataSource, "test", getClass().getClassLoader()));
        threads.execute(availability::watch);
        availability.await();
        database = new Database(dataSource, null, null, availability);
        feed = new EventFeed(database, new Signal());
        receiver = new Receiver();
    }

    @AfterEach
    void stop() throws Exception {
        nodes.forEach(WebhookService::close);
        availability.close();
        threads.shutdownNow();
        receiver.close();
    }

    @Test
    void anEndpointThatNeverAnswersHoldsUpNoneOfTwoHundred() {
        WebhookService node = node("a");
        List<String> paths = IntStream.range(0, 199).mapToObj(i -> "/fast" + i).toList();
        register(node, "/silent", "ordered");
        paths.forEach(path -> register(node, path, "ordered"));

        log(20);

        // long before the one that does not answer is given up
        await().atMost(Duration.ofSeconds(12))
                .untilAsserted(() -> assertThat(paths)
                        .allSatisfy(path -> assertThat(receiver.received(path)).isEqualTo(ids(1, 20))));
        assertThat(receiver.received("/silent")).containsExactly("e-1");
        assertThat(receiver.mostUnderWay()).isEqualTo(1);
    }

    @Test
    void twoNodesSendNothingTwice() {
        WebhookService first = node("a");
        node("b");
        List<String> paths = IntStream.range(0, 30).mapToObj(i -> "/hook" + i).toList();
        paths.forEach(path -> register(first, path, "ordered"));

        for (int i = 0; i < 10; i++) {
            log(10);
        }

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(paths)
                        .allSatisfy(path -> assertThat(receiver.received(path)).isEqualTo(ids(1, 100))));
    }

    @Test
    void aParallelOneGetsEverythingToo() {
        register(node("a"), "/together", "parallel");

        log(500);

        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(receiver.received("/together")).containsExactlyInAnyOrderElementsOf(ids(1, 500)));
        assertThat(receiver.mostUnderWay()).isBetween(Receiver.TOGETHER, 16);
    }

    @Test
    void whatWasLoggedWhileNobodySentIsCaughtUp() {
        WebhookService node = node("a");
        register(node, "/hook", "ordered");
        log(1);
        await().atMost(SOON).until(() -> receiver.received("/hook").size() == 1);
        node.close();

        log(300);
        node("a");

        await().atMost(SOON).until(() -> receiver.received("/hook").contains("e-301"));
        // what was under way when the node ended may come once more
        assertThat(receiver.received("/hook").stream().distinct().toList()).isEqualTo(ids(1, 301));
    }

    @Test
    void whoWasBehindForLongerThanTheLogIsKeptGoesOnWithWhatIsThere() {
        WebhookService node = node("a");
        register(node, "/hook", "ordered");
        node.close();
        log(50);
        database.locally(connection -> {
            Sql.update(connection, "UPDATE relay SET forgotten = 30");
            return Sql.update(connection, "DELETE FROM event WHERE position <= 30");
        });

        node("a");

        await().atMost(SOON).until(() -> receiver.received("/hook").contains("e-50"));
        assertThat(receiver.received("/hook").stream().distinct().toList()).isEqualTo(ids(31, 50));
    }

    private static DataSource empty() throws SQLException {
        String name = "d" + UUID.randomUUID().toString().replace('-', '_');
        try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
            Sql.update(connection, "CREATE DATABASE " + name);
        }
        return postgres.getDatabase("postgres", name);
    }

    private WebhookService node(String name) {
        WebhookService node = new WebhookService(
                settings,
                name,
                "http://localhost:8080",
                database,
                feed,
                new Operations(database, new Callbacks(told, CLOCK), CLOCK),
                new CloudEventAttributes("test", "http://localhost:8080"),
                told,
                threads,
                CLOCK);
        node.present(new Presentation(operation -> "{}", position -> "http://localhost:8080/events?after=" + position));
        node.start(Executors.defaultThreadFactory());
        nodes.add(node);
        return node;
    }

    private void register(WebhookService node, String path, String mode) {
        node.webhooks().register("owner", new WebhookRequest(receiver.url(path), List.of("test.*"), null, mode));
    }

    private void log(int events) {
        database.locally(connection -> {
            for (int i = 0; i < events; i++) {
                head++;
                Sql.update(connection, """
                        INSERT INTO event (position, recorded_at, id, type, subject, aggregate, version, time,
                            correlation_id, causation_id, data)
                        VALUES (?, ?, ?, 'test.happened', 's', 'a', ?, ?, 'c', 'c', '{}')""", head, Instant.now(), "e-" + head, head, Instant.now());
            }
            return Sql.update(connection, "UPDATE relay SET head = ?", head);
        });
        feed.advanced().raise();
    }

    private static List<String> ids(long first, long last) {
        return LongStream.rangeClosed(first, last).mapToObj(i -> "e-" + i).toList();
    }
}
