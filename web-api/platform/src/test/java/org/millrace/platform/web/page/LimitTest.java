package org.millrace.platform.web.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millrace.platform.problem.Refusal;

class LimitTest {

    @Test
    void isTheUsualWhereNothingIsSent() {
        assertThat(Limit.of(null, 50, 500)).isEqualTo(50);
    }

    @Test
    void goesFromOneToTheMost() {
        assertThat(Limit.of("1", 50, 500)).isEqualTo(1);
        assertThat(Limit.of("500", 50, 500)).isEqualTo(500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "501", "-1", "ten", "", "1.5", "99999999999999999999", "+5"})
    void refusesEverythingElse(String sent) {
        assertThatThrownBy(() -> Limit.of(sent, 50, 500)).isInstanceOf(Refusal.class);
    }
}
