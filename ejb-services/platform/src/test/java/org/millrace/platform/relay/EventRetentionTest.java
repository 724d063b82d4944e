package org.millrace.platform.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.millrace.platform.database.Sql;
import org.millrace.platform.event.EventFeed;
import org.millrace.platform.event.EventFilter;
import org.millrace.platform.event.EventLog;
import org.millrace.platform.event.EventsForgotten;
import org.millrace.platform.event.LoggedEvent;
import org.millrace.platform.signal.Signal;

class EventRetentionTest {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final int MANY = 1_000;

    private LogDatabase log;
    private EventFeed feed;
    private EventLog events;
    private long epoch;

    @BeforeEach
    void start() throws Exception {
        log = new LogDatabase();
        feed = new EventFeed(log.database(), new Signal());
        events = new EventLog(log.database(), new Signal(), new Signal(), Clock.systemUTC());
        epoch = new Lease(log.database(), "this node").acquire().orElseThrow();
    }

    @AfterEach
    void stop() throws Exception {
        log.close();
    }

    @Test
    void whatWasRecordedLongAgoGoesAndTheRestKeepsItsPlace() throws Exception {
        record("old", 3, NOON);
        record("new", 2, NOON.plusSeconds(60));
        published(5);

        assertThat(events.forget(NOON.plusSeconds(1), MANY)).isEqualTo(3);

        assertThat(feed.beginning()).isEqualTo(3);
        assertThat(feed.after(3, EventFilter.ALL, 10).events())
                .extracting(LoggedEvent::position)
                .containsExactly(4L, 5L);
        assertThat(feed.before(NOON.minusSeconds(60))).isEqualTo(3);
        assertThat(feed.head()).isEqualTo(5);
    }

    @Test
    void whoStandsBeforeTheBeginningIsToldInsteadOfMissingSomething() throws Exception {
        record("old", 3, NOON);
        record("new", 2, NOON.plusSeconds(60));
        published(5);
        events.forget(NOON.plusSeconds(1), MANY);

        assertThatThrownBy(() -> feed.after(2, EventFilter.ALL, 10))
                .isInstanceOfSatisfying(
                        EventsForgotten.class,
                        gone -> assertThat(gone.position()).isEqualTo(3));
    }

    @Test
    void whatIsNotPublishedYetStaysHoweverOldItIs() throws Exception {
        record("old", 3, NOON);
        published(1);

        assertThat(events.forget(NOON.plusSeconds(60), MANY)).isEqualTo(1);

        assertThat(feed.after(1, EventFilter.ALL, 10).events()).hasSize(2);
    }

    @Test
    void aStepDeletesNoMoreThanItShould() throws Exception {
        record("old", 5, NOON);
        published(5);

        assertThat(events.forget(NOON.plusSeconds(1), 3)).isEqualTo(3);
        assertThat(events.forget(NOON.plusSeconds(1), 3)).isEqualTo(2);
        assertThat(events.forget(NOON.plusSeconds(1), 3)).isZero();
        assertThat(feed.beginning()).isEqualTo(5);
        assertThat(feed.after(5, EventFilter.ALL, 10).events()).isEmpty();
    }

    @Test
    void theLogGoesOnWhereItWasAfterAllOfItWent() throws Exception {
        record("old", 2, NOON);
        published(2);
        events.forget(NOON.plusSeconds(1), MANY);

        record("new", 1, NOON.plusSeconds(60));

        assertThat(feed.after(2, EventFilter.ALL, 10).events())
                .extracting(LoggedEvent::position)
                .containsExactly(3L);
    }

    private void published(long position) throws Exception {
        try (Connection connection = log.connection()) {
            Sql.update(connection, "UPDATE relay SET published = ?", position);
        }
    }

    private void record(String aggregate, int count, Instant at) throws Exception {
        try (Connection connection = log.connection()) {
            for (int version = 1; version <= count; version++) {
                LogDatabase.insert(connection, aggregate, version);
            }
        }
        new Sequencer(log.database(), Clock.fixed(at, ZoneOffset.UTC)).sequence(epoch);
    }
}
