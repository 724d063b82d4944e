package org.millrace.platform.web.prefer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreferTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wait=10 | 10",
                "Wait = 10 | 10",
                "wait=\"10\" | 10",
                "respond-async, wait=7 | 7",
                "return=minimal; x=\"1\", wait=3 | 3",
                "wait=5, wait=9 | 5",
                "wait=61 | 60",
                "wait=999999999 | 60"
            })
    void readsHowLongTheClientWaits(String field, long seconds) {
        assertThat(parse(field).patience()).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wait", "wait=", "wait=-1", "wait=1.5", "wait=soon", "await=3", "=5", ",;="})
    void ignoresWhatItDoesNotUnderstand(String field) {
        assertThat(parse(field).patience()).isZero();
    }

    @Test
    void takesSeveralFieldsAsOne() {
        Prefer prefer = Prefer.parse(List.of("respond-async", "wait=4"));
        assertThat(prefer.patience()).isEqualTo(Duration.ofSeconds(4));
        assertThat(prefer.respondAsync()).isTrue();
    }

    @Test
    void saysWhatWasApplied() {
        assertThat(parse("respond-async, wait=4").applied(true, true)).isEqualTo("respond-async, wait=4");
        assertThat(parse("respond-async, wait=4").applied(false, true)).isEqualTo("wait=4");
        assertThat(parse("wait=4").applied(true, false)).isNull();
        assertThat(parse("wait=600").applied(false, true)).isEqualTo("wait=60");
        assertThat(parse("").applied(true, true)).isNull();
    }

    private static Prefer parse(String field) {
        return Prefer.parse(List.of(field));
    }
}
