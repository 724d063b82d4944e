package org.millrace.platform.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClockWatchTest {

    private Instant time = Instant.parse("2026-11-27T12:00:00Z");
    private long nanos;

    private final ClockWatch watch = new ClockWatch(() -> time, () -> nanos);

    @Test
    void timeThatPassesIsNoStep() {
        pass(Duration.ofMinutes(1));

        assertThat(watch.wasSetBack()).isFalse();
    }

    @Test
    void aClockThatIsSetForwardDelaysNothing() {
        time = time.plus(Duration.ofHours(1));

        assertThat(watch.wasSetBack()).isFalse();
    }

    @Test
    void aClockThatIsSetBackIsNoticedOnceAlsoWhereTimePassesMeanwhile() {
        pass(Duration.ofMinutes(1));
        time = time.minus(Duration.ofSeconds(40));

        assertThat(watch.wasSetBack()).isTrue();
        assertThat(watch.wasSetBack()).isFalse();
    }

    @Test
    void aClockThatOnlyKeepsRightIsNotSetBack() {
        time = time.minus(Duration.ofMillis(500));

        assertThat(watch.wasSetBack()).isFalse();
    }

    private void pass(Duration duration) {
        time = time.plus(duration);
        nanos += duration.toNanos();
    }
}
