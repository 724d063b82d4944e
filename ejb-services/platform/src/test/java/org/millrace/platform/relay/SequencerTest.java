package org.millrace.platform.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.millrace.platform.event.EventFeed;
import org.millrace.platform.event.EventFilter;
import org.millrace.platform.event.LoggedEvent;
import org.millrace.platform.signal.Signal;

class SequencerTest {

    private static final int WRITERS = 8;
    private static final int EVENTS_EACH = 150;

    private LogDatabase log;
    private Sequencer sequencer;
    private Lease lease;
    private EventFeed feed;

    @BeforeEach
    void start() throws Exception {
        log = new LogDatabase();
        sequencer = new Sequencer(log.database(), Clock.systemUTC());
        lease = new Lease(log.database(), "this node");
        feed = new EventFeed(log.database(), new Signal());
    }

    @AfterEach
    void stop() throws Exception {
        log.close();
    }

    @Test
    void aReaderWhoGoesAlongSeesEveryCommittedEventOnceAndPositionsNeverChange() throws Exception {
        long epoch = lease.acquire().orElseThrow();
        Map<String, Boolean> committed = new ConcurrentHashMap<>();
        AtomicBoolean writing = new AtomicBoolean(true);
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            List<Future<?>> writers = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                writers.add(threads.submit(writer(writer, committed)));
            }
            Future<?> relay = threads.submit(() -> {
                while (writing.get() || sequencer.sequence(epoch) > 0) {
                    sequencer.sequence(epoch);
                }
            });
            List<LoggedEvent> seen = new ArrayList<>();
            while (writing.get()) {
                writing.set(!writers.stream().allMatch(Future::isDone));
                follow(seen);
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
            relay.get();
            follow(seen);

            assertThat(seen).extracting(LoggedEvent::id).containsExactlyInAnyOrderElementsOf(committed.keySet());
            assertThat(seen)
                    .extracting(LoggedEvent::position)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, seen.size()).boxed().toList());
            assertThat(feed.after(0, EventFilter.ALL, seen.size()).events()).isEqualTo(seen);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void whoHasLostTheLeaseCanNotSequence() throws Exception {
        long stale = lease.acquire().orElseThrow();
        long current = lease.acquire().orElseThrow();
        try (Connection connection = log.connection()) {
            LogDatabase.insert(connection, "a", 1);
        }

        assertThatThrownBy(() -> sequencer.sequence(stale)).isInstanceOf(LeaseLost.class);
        assertThat(feed.head()).isZero();
        assertThat(sequencer.sequence(current)).isEqualTo(1);
        assertThat(feed.head()).isEqualTo(1);
    }

    @Test
    void whoComesAloneWaitsForNobodyAndACrowdLetsSomeMoreGather() {
        assertThat(Sequencer.gatheringMs(0)).isZero();
        assertThat(Sequencer.gatheringMs(1)).isZero();
        assertThat(Sequencer.gatheringMs(4)).isEqualTo(2);
        assertThat(Sequencer.gatheringMs(500)).isEqualTo(10);
    }

    @Test
    void anotherNodeGetsTheLeaseOnlyWhenItIsGivenUp() {
        Lease other = new Lease(log.database(), "other node");
        long epoch = lease.acquire().orElseThrow();

        assertThat(other.acquire()).isEmpty();
        lease.release(epoch);
        assertThat(other.acquire()).isPresent();
        assertThat(lease.renew(epoch)).isFalse();
    }

    private void follow(List<LoggedEvent> seen) {
        long position = seen.isEmpty() ? 0 : seen.get(seen.size() - 1).position();
        seen.addAll(feed.after(position, EventFilter.ALL, 100).events());
        if (feed.head() > position + 100) {
            follow(seen);
        }
    }

    private Callable<Void> writer(int writer, Map<String, Boolean> committed) {
        return () -> {
            Random random = new Random(writer);
            try (Connection connection = log.connection()) {
                connection.setAutoCommit(false);
                for (int i = 1; i <= EVENTS_EACH; i++) {
                    LogDatabase.insert(connection, "w" + writer, i);
                    if (random.nextInt(4) == 0) {
                        connection.rollback();
                    } else {
                        connection.commit();
                        committed.put("w" + writer + "-" + i, true);
                    }
                }
            }
            return null;
        };
    }
}
