package org.millrace.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportTest {

    private final Report report =
            new Report("title", new Options(null, null, null, 1, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0, "512m", ""));

    @Test
    void saysBesideEachRatioWhetherItsTargetIsReached() {
        report.ratio("fast", 0.7, Target.atLeast(0.6));
        report.ratio("slow", 1.3, Target.atMost(1.2));
        report.ratio("news", 1.3, Target.NONE);

        assertThat(report.table())
                .containsPattern("fast +0.70 +at least 0.6: reached")
                .containsPattern("slow +1.30 +at most 1.2: not reached")
                .doesNotContainPattern("news.*reached");
        JsonNode ratios = json().path("ratios");
        assertThat(ratios.at("/fast/reached").asBoolean()).isTrue();
        assertThat(ratios.at("/slow/reached").asBoolean(true)).isFalse();
        assertThat(ratios.at("/news").has("reached")).isFalse();
    }

    @Test
    void showsCpuTimeASecondAndTellsMachinesAllOfIt() {
        Series series = new Series(window -> new Cpu(3, 2, 1));
        series.add(Sample.rate(200, new Window(0, 2_000)));
        report.row("row", series);

        assertThat(report.table()).containsPattern("row +100 +1.50 1.00 0.50");
        assertThat(json().at("/rows/0/cpuSeconds/server").asDouble()).isEqualTo(3);
        assertThat(json().at("/rows/0/seconds").asDouble()).isEqualTo(2);
    }

    @Test
    void showsPercentilesOnlyWhereLatenciesWereMeasured() {
        Histogram latencies = new Histogram(3);
        latencies.recordValue(1_500);
        Series series = new Series(window -> Cpu.NONE);
        series.add(new Sample(1, 1, latencies, new Window(0, 1_000)));
        report.row("row", series);

        assertThat(report.table()).containsPattern("row +1 +1.50 +1.50 +1.50");
        assertThat(json().at("/rows/0/p99.9Micros").asDouble()).isEqualTo(1_500);
    }

    private JsonNode json() {
        return new JsonMapper().readTree(report.json());
    }
}
