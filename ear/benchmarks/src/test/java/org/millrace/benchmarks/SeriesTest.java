package org.millrace.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class SeriesTest {

    @Test
    void rateIsTheMedianOfTheRounds() {
        assertThat(series(5, 1, 9).perSecond()).isEqualTo(5);
        assertThat(series(5, 1, 9, 7).perSecond()).isEqualTo(6);
    }

    @Test
    void percentilesAreOfAllRoundsTogether() {
        Series series = new Series(window -> Cpu.NONE);
        series.add(sample(1, 100));
        series.add(sample(1, 300));

        assertThat(series.percentile(50)).isEqualTo(100);
        assertThat(series.percentile(99)).isEqualTo(300);
    }

    @Test
    void sampleSurvivesTheWayBetweenTwoProcesses() {
        Sample read = Sample.parse(sample(12.5, 700).line());

        assertThat(read.perSecond()).isEqualTo(12.5);
        assertThat(read.latencies()).isEqualTo(sample(12.5, 700).latencies());
        assertThat(read.window()).isEqualTo(new Window(1_000, 2_000));
    }

    @Test
    void cpuTimeIsThatOfAllRounds() {
        Series series = new Series(window -> new Cpu(window.seconds(), 2, 3));
        series.add(sample(1, 1));
        series.add(sample(1, 1));

        assertThat(series.cpu()).isEqualTo(new Cpu(2, 4, 6));
        assertThat(series.seconds()).isEqualTo(2);
    }

    private static Series series(double... rates) {
        Series series = new Series(window -> Cpu.NONE);
        for (double rate : rates) {
            series.add(sample(rate, 1));
        }
        return series;
    }

    private static Sample sample(double rate, long micros) {
        Histogram latencies = new Histogram(3);
        latencies.recordValue(micros);
        return new Sample(rate, latencies.getTotalCount(), latencies, new Window(1_000, 2_000));
    }
}
