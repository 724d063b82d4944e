package org.millrace.fulfilment.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.millrace.platform.event.LoggedEvent;
import org.millrace.platform.pattern.Finding;
import org.millrace.platform.pattern.Found;

class StockRunningLowTest {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    private final StockRunningLow low =
            new StockRunningLow(new StockRunningLow.Rule(Duration.ofMinutes(10), Duration.ofMinutes(10)));
    private final List<Object> told = new ArrayList<>();
    private Found last;
    private long position;

    @Test
    void stockRunsLowWhenTheNextTenMinutesWouldTakeTheRest() {
        move("reserved", 0, 40, 100, 40);
        assertThat(told).isEmpty();

        move("reserved", 300, 20, 100, 60);

        assertThat(told)
                .containsExactly(new StockRunningLow.RanLow("11", 60, 100, 60, 40, NOON.plusSeconds(300 + 400)));
    }

    @Test
    void whatWasReservedLongAgoDoesNotCount() {
        move("reserved", 0, 40, 100, 40);

        move("reserved", 600, 20, 100, 60);

        assertThat(told).isEmpty();
    }

    @Test
    void whatIsReleasedCountsAgainstTheRate() {
        move("reserved", 0, 40, 100, 40);
        move("released", 10, 40, 100, 0);

        move("reserved", 20, 40, 100, 40);

        assertThat(told).isEmpty();
    }

    @Test
    void lowStockIsToldOnceAHorizon() {
        move("reserved", 0, 60, 100, 60);
        move("reserved", 300, 5, 100, 65);
        move("reserved", 600, 35, 100, 100);

        assertThat(told).hasSize(2);
    }

    private void move(String movement, int second, int quantity, int onHand, int reserved) {
        Instant time = NOON.plusSeconds(second);
        position++;
        LoggedEvent event = new LoggedEvent(
                position,
                time,
                "id",
                "millrace.fulfilment.stock." + movement,
                "11",
                time,
                "c",
                "c",
                null,
                "{\"sku\": \"11\", \"quantity\": %d, \"onHand\": %d, \"reserved\": %d}"
                        .formatted(quantity, onHand, reserved));
        for (Finding finding : low.next(event, subject -> Optional.ofNullable(last))) {
            told.add(finding.data());
            last = new Found(position, time);
        }
    }
}
