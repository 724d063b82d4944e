package org.millrace.platform.web.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millrace.platform.problem.Refusal;

class TimeParameterTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-31T09:30:00Z",
                "2026-01-31t09:30:00.000000z",
                "2026-01-31T10:30:00+01:00",
                "2026-01-31T10:30:00 01:00",
                "2026-01-31T00:30:00-09:00"
            })
    void readsATimeInAnyOffset(String time) {
        assertThat(TimeParameter.read("at", time)).isEqualTo(Instant.parse("2026-01-31T09:30:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "now",
                "2026-01-31",
                "2026-01-31T09:30:00",
                "2026-02-30T09:30:00Z",
                "2026-01-31T25:00:00Z",
                "+12026-01-31T09:30:00Z",
                "-0001-01-31T09:30:00Z",
                "0000-01-01T00:00:00Z",
                "1769851800",
                "2026-01-31T09:30:00Z\0"
            })
    void refusesEverythingElseAndShowsHowItIsDone(String text) {
        assertThatThrownBy(() -> TimeParameter.read("at", text))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("2026-01-31T09:30:00Z");
    }
}
