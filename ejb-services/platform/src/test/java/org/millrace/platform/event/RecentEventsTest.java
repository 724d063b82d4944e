package org.millrace.platform.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RecentEventsTest {

    @Test
    void holdPositionsFromWhereTheyStartToTheirHead() {
        RecentEvents events = RecentEvents.startingAt(10).and(events(11, 13, "{}"));

        assertThat(LongStream.rangeClosed(9, 14).filter(events::holds)).containsExactly(10L, 11L, 12L, 13L);
        assertThat(RecentEvents.NONE.holds(0)).isFalse();
    }

    @Test
    void areReadAsThePagesOfTheLogAre() {
        RecentEvents events = RecentEvents.startingAt(0).and(events(1, 6, "{}"));

        assertThat(positions(events.after(2, EventFilter.ALL, 10))).containsExactly(3L, 4L, 5L, 6L);
        EventPage limited = events.after(0, new EventFilter(List.of("test.even"), List.of()), 2);
        assertThat(positions(limited)).containsExactly(2L, 4L);
        assertThat(limited.next()).isEqualTo(4);
        assertThat(limited.lag()).isEqualTo(2);
        EventPage nothing = events.after(0, new EventFilter(List.of("test.*"), List.of("other*")), 2);
        assertThat(positions(nothing)).isEmpty();
        assertThat(nothing.next()).isEqualTo(6);
    }

    @Test
    void forgetTheOldestWhereTheyAreManyOrLarge() {
        RecentEvents many = RecentEvents.startingAt(0).and(events(1, 3_000, "{}"));
        assertThat(many.holds(1_000)).isTrue();
        assertThat(many.holds(999)).isFalse();
        assertThat(positions(many.after(2_998, EventFilter.ALL, 10))).containsExactly(2_999L, 3_000L);

        RecentEvents large = many.and(events(3_001, 3_010, "x".repeat(1 << 20)));
        assertThat(large.holds(3_006)).isTrue();
        assertThat(large.holds(3_005)).isFalse();
    }

    private static List<Long> positions(EventPage page) {
        return page.events().stream().map(LoggedEvent::position).toList();
    }

    private static List<LoggedEvent> events(long from, long to, String data) {
        return LongStream.rangeClosed(from, to)
                .mapToObj(position -> new LoggedEvent(
                        position,
                        Instant.EPOCH,
                        "id-" + position,
                        position % 2 == 0 ? "test.even" : "test.odd",
                        "subject",
                        Instant.EPOCH,
                        "c",
                        "c",
                        null,
                        data))
                .toList();
    }
}
