package org.millrace.platform.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-06-01T12:00:00Z"), ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({
        "200, DELIVERED",
        "202, DELIVERED",
        "204, DELIVERED",
        "299, DELIVERED",
        "301, FAILED",
        "302, FAILED",
        "307, FAILED",
        "400, FAILED",
        "404, FAILED",
        "429, FAILED",
        "500, FAILED",
        "503, FAILED",
        "410, GONE"
    })
    void isFoundByTheStatus(int status, Verdict.Kind kind) {
        assertThat(Verdict.of(new Reply(status, null, null, ""), NOON).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "30 | PT30S",
                "0 | PT1S",
                "999999999 | PT24H",
                "Mon, 1 Jun 2026 12:02:00 GMT | PT2M",
                "Mon, 1 Jun 2026 11:00:00 GMT | PT1S"
            })
    void anEndpointThatAsksForAPauseGetsIt(String retryAfter, Duration pause) {
        for (int status : new int[] {429, 503}) {
            assertThat(Verdict.of(new Reply(status, retryAfter, null, ""), NOON))
                    .extracting(Verdict::kind, Verdict::pause)
                    .containsExactly(Verdict.Kind.DEFERRED, pause);
        }
        assertThat(Verdict.of(new Reply(500, retryAfter, null, ""), NOON).kind())
                .isEqualTo(Verdict.Kind.FAILED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-1", "1.5", "Mon, 99 Jun 2026"})
    void aPauseThatCanNotBeReadIsNone(String retryAfter) {
        assertThat(Verdict.of(new Reply(503, retryAfter, null, ""), NOON).kind())
                .isEqualTo(Verdict.Kind.FAILED);
    }

    @Test
    void whatGoesWrongWithoutAnAnswerIsToldWithoutInsides() {
        for (Throwable failure : new Throwable[] {
            new TimeoutException(),
            new ConnectException("x"),
            new UnknownHostException("y"),
            new IllegalStateException("z")
        }) {
            Verdict verdict = Verdict.of(new CompletionException(failure));
            assertThat(verdict.kind()).isEqualTo(Verdict.Kind.FAILED);
            assertThat(verdict.problem())
                    .isNotBlank()
                    .doesNotContain("Exception")
                    .doesNotContain("java");
        }
    }
}
