package org.millrace.platform.web.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javax.sql.DataSource;
import org.jboss.resteasy.spi.AsyncOutputStream;
import org.junit.jupiter.api.Test;
import org.millrace.platform.database.Availability;
import org.millrace.platform.database.Database;
import org.millrace.platform.event.EventFeed;
import org.millrace.platform.event.EventFilter;
import org.millrace.platform.event.EventTail;
import org.millrace.platform.signal.Signal;

/** What time does to a stream, while the database is away all along. */
class EventStreamTest {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    private final TestClock clock = new TestClock();
    private final Client client = new Client();
    private final EventStream stream = new EventStream(
            client,
            7,
            EventFilter.ALL,
            NOON.plus(Duration.ofHours(1)),
            tailWithoutDatabase(),
            new Frames(),
            Runnable::run,
            clock);

    @Test
    void opensWithACommentAndSendsAnotherEvery15Seconds() {
        stream.proceed();
        assertThat(client.taken).containsExactly(":\n\n");

        clock.advance(Duration.ofSeconds(14));
        stream.look();
        assertThat(client.taken).hasSize(1);

        clock.advance(Duration.ofSeconds(1));
        stream.look();
        assertThat(client.taken).containsExactly(":\n\n", ":\n\n");
        assertThat(stream.ended()).isNotDone();
    }

    @Test
    void endsWithTheToken() {
        stream.proceed();
        clock.advance(Duration.ofMinutes(59));
        stream.look();
        assertThat(stream.ended()).isNotDone();

        clock.advance(Duration.ofMinutes(1));
        stream.look();
        assertThat(stream.ended()).isCompleted();
    }

    @Test
    void cutsOffWhoTakesNothingForHalfAMinuteAndHoldsOnePieceForHim() {
        client.sleeps = true;
        stream.proceed();
        clock.advance(Duration.ofSeconds(29));
        stream.look();
        assertThat(stream.ended()).isNotDone();
        assertThat(client.offered).isEqualTo(1);

        clock.advance(Duration.ofSeconds(2));
        stream.look();
        assertThat(stream.ended()).isCompleted();
    }

    @Test
    void goesOnWithWhoWakesUpInTime() {
        client.sleeps = true;
        stream.proceed();
        clock.advance(Duration.ofSeconds(20));
        client.wakeUp();
        clock.advance(Duration.ofSeconds(20));
        stream.look();

        assertThat(client.taken).hasSize(3);
        assertThat(stream.ended()).isNotDone();
    }

    @Test
    void endsQuietlyWhenTheClientHasGone() {
        client.gone = true;
        stream.proceed();
        assertThat(stream.ended()).isCompleted();
    }

    private static EventTail tailWithoutDatabase() {
        DataSource away = (DataSource) Proxy.newProxyInstance(
                EventStreamTest.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> {
                    throw new SQLException("The database is away", "08001");
                });
        Database database = new Database(away, null, null, new Availability(away, () -> {}));
        return new EventTail(database, new EventFeed(database, new Signal()));
    }

    /** The client's end of the connection. */
    private static final class Client extends AsyncOutputStream {

        private final List<String> taken = new ArrayList<>();
        private final CompletableFuture<Void> awake = new CompletableFuture<>();
        private int offered;
        private boolean sleeps;
        private boolean gone;

        void wakeUp() {
            sleeps = false;
            awake.complete(null);
        }

        @Override
        public CompletionStage<Void> asyncWrite(byte[] bytes, int offset, int length) {
            offered++;
            if (gone) {
                return CompletableFuture.failedStage(new IOException("Broken pipe"));
            }
            CompletableFuture<Void> ready = sleeps ? awake : CompletableFuture.completedFuture(null);
            return ready.thenRun(() -> taken.add(new String(bytes, offset, length, StandardCharsets.UTF_8)));
        }

        @Override
        public CompletionStage<Void> asyncFlush() {
            return CompletableFuture.completedStage(null);
        }

        @Override
        public void write(int one) {
            throw new UnsupportedOperationException("A stream never blocks");
        }
    }

    private static final class TestClock extends Clock {

        private Instant now = NOON;

        void advance(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
