package org.millrace.sales.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.millrace.platform.event.LoggedEvent;
import org.millrace.platform.pattern.Finding;
import org.millrace.platform.pattern.Found;
import org.millrace.platform.pattern.Pattern;

class SalesPatternsTest {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    private final Map<String, Found> last = new HashMap<>();
    private final List<Object> told = new ArrayList<>();
    private long position;

    @Test
    void demandSurgesWhenAMinuteHasFiveTimesTheHoursAverage() {
        Pattern surge = new DemandSurge(new DemandSurge.Rule(Duration.ofMinutes(1), Duration.ofHours(1), 5, 20));
        for (int minute = 0; minute < 60; minute++) {
            order(surge, minute * 60, "11", 10);
        }
        assertThat(told).isEmpty();

        order(surge, 3600, "11", 46);
        assertThat(told).isEmpty();
        order(surge, 3601, "11", 10);

        assertThat(told)
                .singleElement()
                .isEqualTo(
                        new DemandSurge.Surged("11", 56, 646 / 60.0, NOON.plusSeconds(3541), NOON.plusSeconds(3601)));
    }

    @Test
    void demandForLittleIsNoSurge() {
        Pattern surge = new DemandSurge(new DemandSurge.Rule(Duration.ofMinutes(1), Duration.ofHours(1), 5, 20));

        order(surge, 0, "11", 19);
        order(surge, 60, "11", 19);

        assertThat(told).isEmpty();
    }

    @Test
    void aSurgeIsToldOnceAWindow() {
        Pattern surge = new DemandSurge(new DemandSurge.Rule(Duration.ofMinutes(1), Duration.ofHours(1), 5, 20));

        for (int second = 0; second < 130; second += 10) {
            order(surge, second, "11", 20);
        }

        assertThat(told)
                .extracting(found -> ((DemandSurge.Surged) found).windowEnd())
                .containsExactly(NOON, NOON.plusSeconds(60), NOON.plusSeconds(120));
    }

    @Test
    void theThirdCancellationWithinTenMinutesIsTold() {
        Pattern repeated = new RepeatedCancellations(new RepeatedCancellations.Rule(3, Duration.ofMinutes(10)));

        cancel(repeated, 0, "WEBER", "1");
        cancel(repeated, 300, "WEBER", "2");
        cancel(repeated, 301, "OTHER", "3");
        cancel(repeated, 601, "WEBER", "4");
        assertThat(told).isEmpty();
        cancel(repeated, 900, "WEBER", "5");

        assertThat(told)
                .containsExactly(new RepeatedCancellations.Repeated(
                        "WEBER", 3, List.of("2", "4", "5"), NOON.plusSeconds(300), NOON.plusSeconds(900)));
    }

    @Test
    void aCancellationCountsOnce() {
        Pattern repeated = new RepeatedCancellations(new RepeatedCancellations.Rule(3, Duration.ofMinutes(10)));

        for (int order = 1; order <= 7; order++) {
            cancel(repeated, order, "WEBER", Integer.toString(order));
        }

        assertThat(told)
                .extracting(found -> ((RepeatedCancellations.Repeated) found).orderIds())
                .containsExactly(List.of("1", "2", "3"), List.of("4", "5", "6"));
    }

    @Test
    void aRuleThatMakesNoSenseIsRefused() {
        assertThatThrownBy(() -> new DemandSurge.Rule(Duration.ofMinutes(2), Duration.ofMinutes(1), 5, 20))
                .hasMessageContaining("average-over no shorter than window");
        assertThatThrownBy(() -> new RepeatedCancellations.Rule(0, Duration.ofMinutes(1)))
                .hasMessageContaining("count is at least 1");
    }

    private void order(Pattern pattern, int second, String sku, int quantity) {
        happen(pattern, second, "{\"lines\": [{\"sku\": \"%s\", \"quantity\": %d}]}".formatted(sku, quantity));
    }

    private void cancel(Pattern pattern, int second, String customerId, String orderId) {
        happen(pattern, second, "{\"customerId\": \"%s\", \"orderId\": \"%s\"}".formatted(customerId, orderId));
    }

    private void happen(Pattern pattern, int second, String data) {
        Instant time = NOON.plusSeconds(second);
        position++;
        LoggedEvent event = new LoggedEvent(position, time, "id", "type", "subject", time, "c", "c", null, data);
        for (Finding finding : pattern.next(event, subject -> Optional.ofNullable(last.get(subject)))) {
            told.add(finding.data());
            last.put(finding.subject(), new Found(position, time));
        }
    }
}
