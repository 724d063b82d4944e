package org.millrace.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StopwatchTest {

    private static final long SECOND = 1_000_000_000L;

    private final Stopwatch stopwatch = new Stopwatch(0, 1, 2);

    @Test
    void ratesWhatIsDoneInTheWindow() {
        stopwatch.done(0, SECOND);
        stopwatch.done(0, 3 * SECOND - 1);
        stopwatch.done(0, 3 * SECOND);

        assertThat(stopwatch.sample().perSecond()).isEqualTo(1);
    }

    @Test
    void timesWhatWasDueInTheWindowHoweverLateItIsDone() {
        stopwatch.done(SECOND - 1, SECOND);
        stopwatch.done(2 * SECOND, 12 * SECOND);

        assertThat(stopwatch.sample().latencies().getTotalCount()).isEqualTo(1);
        assertThat(stopwatch.sample().latencies().getMaxValue()).isGreaterThan(9_990_000);
    }

    @Test
    void countsAlsoWhatItDoesNotMeasure() {
        stopwatch.done(0, SECOND - 1);
        stopwatch.done(2 * SECOND, 12 * SECOND);

        assertThat(stopwatch.all()).isEqualTo(2);
        assertThat(Sample.parse(stopwatch.sample().line()).all()).isEqualTo(2);
    }

    @Test
    void tellsItsWindowByTheClockOfTheMachine() {
        Window window = new Stopwatch(System.nanoTime(), 0, 2).sample().window();

        assertThat(window.seconds()).isEqualTo(2);
        assertThat(window.begin()).isBetween(System.currentTimeMillis() - 10_000, System.currentTimeMillis() + 100);
    }
}
