package org.millrace.platform.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.millrace.platform.event.EventFeed;
import org.millrace.platform.event.EventFilter;
import org.millrace.platform.event.EventPage;
import org.millrace.platform.event.LoggedEvent;
import org.millrace.platform.signal.Signal;

class EventFeedTest {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    private LogDatabase log;
    private EventFeed feed;
    private long epoch;

    @BeforeEach
    void start() throws Exception {
        log = new LogDatabase();
        feed = new EventFeed(log.database(), new Signal());
        epoch = new Lease(log.database(), "this node").acquire().orElseThrow();
    }

    @AfterEach
    void stop() throws Exception {
        log.close();
    }

    @Test
    void anEmptyLogHasAnEmptyPageAtItsBeginning() {
        assertThat(feed.after(0, EventFilter.ALL, 10)).isEqualTo(new EventPage(List.of(), 0, 0, false));
    }

    @Test
    void aPageTellsWhereToGoOnAndHowMuchIsLeft() throws Exception {
        record("a", 5, NOON);

        EventPage page = feed.after(1, EventFilter.ALL, 3);

        assertThat(page.events()).extracting(LoggedEvent::position).containsExactly(2L, 3L, 4L);
        assertThat(page.next()).isEqualTo(4);
        assertThat(page.lag()).isEqualTo(1);
        assertThat(page.full()).isTrue();
    }

    @Test
    void aFilterTakesExactNamesAndBeginningsAndMovesOnWhereNothingMatches() throws Exception {
        record("apple", 2, NOON);
        record("banana", 2, NOON);

        assertThat(feed.after(0, new EventFilter(List.of("test.b"), List.of()), 10)
                        .events())
                .extracting(LoggedEvent::subject)
                .containsExactly("banana", "banana");
        assertThat(feed.after(0, new EventFilter(List.of("test.*"), List.of("app*")), 10)
                        .events())
                .extracting(LoggedEvent::subject)
                .containsExactly("apple", "apple");
        EventPage nothing = feed.after(0, new EventFilter(List.of("test._"), List.of()), 10);
        assertThat(nothing.events()).isEmpty();
        assertThat(nothing.next()).isEqualTo(4);
    }

    @Test
    void aTimeLeadsToTheFirstEventRecordedThenOrLater() throws Exception {
        record("a", 3, NOON);
        record("b", 2, NOON.plusSeconds(60));

        assertThat(feed.before(NOON.minusSeconds(1))).isZero();
        assertThat(feed.before(NOON)).isZero();
        assertThat(feed.before(NOON.plusSeconds(1))).isEqualTo(3);
        assertThat(feed.before(NOON.plusSeconds(61))).isEqualTo(5);
    }

    @Test
    void recordedTimesDoNotGoBackWhenTheClockDoes() throws Exception {
        record("a", 1, NOON);
        record("b", 1, NOON.minusSeconds(3600));

        assertThat(feed.after(0, EventFilter.ALL, 10).events())
                .extracting(LoggedEvent::recordedAt)
                .containsExactly(NOON, NOON);
    }

    private void record(String aggregate, int events, Instant at) throws Exception {
        try (Connection connection = log.connection()) {
            for (int version = 1; version <= events; version++) {
                LogDatabase.insert(connection, aggregate, version);
            }
        }
        new Sequencer(log.database(), Clock.fixed(at, ZoneOffset.UTC)).sequence(epoch);
    }
}
