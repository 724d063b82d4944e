package org.millrace.platform.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SlidingSumsTest {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    private final SlidingSums sums = new SlidingSums(Duration.ofHours(1));

    @Test
    void aWindowHasWhatLiesInItAndNothingElse() {
        sums.add("11", NOON, 5);
        sums.add("11", NOON.plusSeconds(30), 7);
        sums.add("42", NOON.plusSeconds(30), 100);
        sums.add("11", NOON.plusSeconds(61), 1);

        assertThat(sums.sum("11", Duration.ofMinutes(1), NOON.plusSeconds(61))).isEqualTo(8);
        assertThat(sums.sum("11", Duration.ofHours(1), NOON.plusSeconds(61))).isEqualTo(13);
        assertThat(sums.sum("11", Duration.ofMinutes(1), NOON.plusSeconds(31))).isEqualTo(12);
        assertThat(sums.sum("7", Duration.ofHours(1), NOON)).isZero();
    }

    @Test
    void whatIsToldLateCountsInItsOwnSecond() {
        sums.add("11", NOON.plusSeconds(30), 7);
        sums.add("11", NOON.plusSeconds(10), 5);
        sums.add("11", NOON.plusSeconds(10), 2);

        assertThat(sums.sum("11", Duration.ofSeconds(20), NOON.plusSeconds(29))).isEqualTo(7);
        assertThat(sums.sum("11", Duration.ofSeconds(20), NOON.plusSeconds(30))).isEqualTo(7);
        assertThat(sums.sum("11", Duration.ofMinutes(1), NOON.plusSeconds(30))).isEqualTo(14);
    }

    @Test
    void whatIsOlderThanTheLongestWindowIsForgotten() {
        sums.add("11", NOON, 5);
        sums.add("11", NOON.plusSeconds(3600), 1);

        assertThat(sums.sum("11", Duration.ofHours(2), NOON.plusSeconds(3600))).isEqualTo(1);
    }
}
