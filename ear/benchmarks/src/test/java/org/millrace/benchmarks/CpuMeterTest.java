package org.millrace.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CpuMeterTest {

    private final CpuMeter meter = new CpuMeter(() -> new Cpu(9, 9, 9));

    @AfterEach
    void close() {
        meter.close();
    }

    @Test
    void dividesWhatWasUsedBetweenTwoReadings() {
        meter.add(1_000, new Cpu(10, 20, 30));
        meter.add(2_000, new Cpu(11, 22, 34));

        assertThat(meter.during(new Window(1_250, 1_750))).isEqualTo(new Cpu(0.5, 1, 2));
    }

    @Test
    void doesNotGuessWhatWasBefore() {
        assertThatThrownBy(() -> meter.during(new Window(1_000, 2_000))).hasMessageContaining("Nothing was read");
    }

    @Test
    void knowsAnIdleProcessFromABusyOne() {
        ProcessTimes before = ProcessTimes.of(ProcessHandle.current().pid());
        long end = System.nanoTime() + 200_000_000;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        ProcessTimes after = ProcessTimes.of(ProcessHandle.current().pid());

        assertThat(after.own() - before.own()).isBetween(0.05, 10.0);
        assertThat(ProcessTimes.of(Long.MAX_VALUE).own()).isZero();
    }

    @Test
    void readsAProcessWhoseNameHasBracketsAndSpaces() {
        String stat = "12 (a) b (c) S 1 12 7 0 -1 4194560 1 2 3 4 150 50 300 100 20 0 1 0 5";

        assertThat(ProcessTimes.parse(stat)).isEqualTo(new ProcessTimes(7, 2, 4));
    }
}
