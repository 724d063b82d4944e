package org.millrace.platform.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSettingsTest {

    @Test
    void aScheduleIsAListOfDurations() {
        assertThat(WebhookSettings.schedule("PT5S, PT5M ,P1D"))
                .containsExactly(Duration.ofSeconds(5), Duration.ofMinutes(5), Duration.ofDays(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5s", "PT5S,,PT5M", "PT5S;PT5M", "-PT5S"})
    void whatIsNoScheduleIsToldSo(String configured) {
        assertThatThrownBy(() -> WebhookSettings.schedule(configured))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("millrace.webhooks.schedule")
                .hasMessageContaining("PT5S,PT5M,PT1H");
    }
}
