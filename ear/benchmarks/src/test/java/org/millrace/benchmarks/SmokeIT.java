package org.millrace.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every benchmark works and tells all its figures; how large they are says nothing in a run as short as this. */
class SmokeIT {

    private static final Options OPTIONS = Options.of(Path.of(""));

    private static TestBed bed;

    @BeforeAll
    static void start() throws Exception {
        bed = TestBed.start(OPTIONS);
        new Load(bed).heat(2);
    }

    @AfterAll
    static void stop() {
        bed.close();
    }

    @ParameterizedTest
    @CsvSource({"accept, 4, 3", "end-to-end, 2, 1", "latency, 6, 6", "levelling, 8, 8", "webhooks, 4, 3"})
    void tellsAllItsFigures(String benchmark, int rows, int ratios) throws Exception {
        check(Benchmarks.BY_NAME.get(benchmark).run(bed, OPTIONS), rows, ratios);
    }

    /** With one system, which is measured before and after it has grown. */
    @Test
    void growthTellsAllItsFigures() throws Exception {
        try (GrownSystem system = new GrownSystem(bed, OPTIONS)) {
            check(GrowthBenchmark.run(system, system, OPTIONS), 20, 12);
        }
    }

    private static void check(Report report, int rows, int ratios) {
        JsonNode json = new JsonMapper().readTree(report.json());

        assertThat(json.path("rows")).hasSize(rows).allSatisfy(row -> {
            assertThat(row.path("perSecond").isNumber()).isTrue();
            assertThat(row.path("seconds").asDouble()).isPositive();
            assertThat(row.path("cpuSeconds").path("server").asDouble()).isPositive();
            if (row.path("count").asLong() > 0) {
                assertThat(row.path("p50Micros").asDouble()).isPositive();
            }
        });
        assertThat(json.path("ratios").size()).isEqualTo(ratios);
        assertThat(json.path("ratios"))
                .allSatisfy(ratio -> assertThat(ratio.path("value").isNumber()).isTrue());
        assertThat(json.path("ratios").findValues("reached")).isNotEmpty();
        assertThat(report.table()).contains("reached");
    }
}
