package org.millrace.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {

    @Test
    void openLoopNeverForgivesADelay() {
        Pace pace = Pace.perSecond(1_000, 5_000_000);
        pace.sent();
        pace.sent();

        assertThat(pace.due(900_000_000)).isEqualTo(7_000_000);
    }

    @Test
    void windowLetsTheNextInWhenOneHasComeOut() {
        Pace pace = Pace.window(1);
        assertThat(pace.due(10)).isEqualTo(10);

        pace.sent();
        assertThat(pace.due(10)).isGreaterThan(10);

        pace.arrived();
        assertThat(pace.due(10)).isEqualTo(10);
    }
}
