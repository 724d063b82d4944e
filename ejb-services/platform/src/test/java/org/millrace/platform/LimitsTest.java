package org.millrace.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitsTest {

    @Test
    void haveDefaultsThatFitMost() {
        Limits limits = configured(Map.of());

        assertThat(limits.backlog()).isEqualTo(2_000_000);
        assertThat(limits.requestsPerMinute()).isEmpty();
        assertThat(limits.operations()).isEqualTo(Duration.ofDays(7));
        assertThat(limits.events()).isEmpty();
    }

    @Test
    void areTakenAsConfigured() {
        Limits limits = configured(Map.of(
                "millrace.commands.backlog-limit", "0",
                "millrace.rate-limit.per-minute", " 600 ",
                "millrace.operations.retention", "PT12H",
                "millrace.events.retention", "P365D"));

        assertThat(limits.backlog()).isZero();
        assertThat(limits.requestsPerMinute()).hasValue(600);
        assertThat(limits.operations()).isEqualTo(Duration.ofHours(12));
        assertThat(limits.events()).contains(Duration.ofDays(365));
    }

    @ParameterizedTest
    @CsvSource({
        "millrace.commands.backlog-limit, many",
        "millrace.commands.backlog-limit, -1",
        "millrace.commands.backlog-limit, 1e6",
        "millrace.commands.backlog-limit, 10000000000000000000",
        "millrace.rate-limit.per-minute, 0",
        "millrace.operations.retention, 7",
        "millrace.operations.retention, 7 days",
        "millrace.operations.retention, PT0S",
        "millrace.events.retention, P1Y",
        "millrace.events.retention, -P1D"
    })
    void stopTheStartWhereAValueMakesNoSense(String name, String value) {
        assertThatThrownBy(() -> configured(Map.of(name, value)))
                .hasMessageStartingWith(name + " is \"" + value + "\": set it to ");
    }

    private static Limits configured(Map<String, String> values) {
        return Limits.of(new Values(name -> Optional.ofNullable(values.get(name))));
    }
}
