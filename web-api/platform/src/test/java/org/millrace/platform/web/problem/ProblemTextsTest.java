package org.millrace.platform.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millrace.platform.operation.OperationProblems;
import org.millrace.platform.problem.Problem;

class ProblemTextsTest {

    private final ProblemTexts texts = new ProblemTexts(ProblemTextsTest.class.getClassLoader());

    @ParameterizedTest
    @CsvSource({
        "400, bad-request",
        "401, unauthorized",
        "403, forbidden",
        "404, not-found",
        "405, method-not-allowed",
        "406, not-acceptable",
        "409, bad-request",
        "413, too-large",
        "415, unsupported-media-type",
        "500, internal-error",
        "501, internal-error",
        "503, unavailable"
    })
    void tellTheProblemOfAStatus(int status, String type) {
        Problem problem = texts.of(status);
        assertThat(problem.type()).isEqualTo(type);
        assertThat(problem.status()).isEqualTo(status);
        assertThat(problem.detail()).isNotBlank();
    }

    @Test
    void explainWhatThePlatformRefuses() {
        for (Problem problem : new Problem[] {
            Problems.notFound("x").problem(),
            Problems.parameter("x", "y").problem(),
            Problems.invalid("x", null).problem(),
            Problems.unparsable("x", null).problem(),
            Problems.gone("x").problem(),
            Problems.preconditionFailed("x").problem(),
            Problems.tooLarge(1).problem(),
            Problems.unsupported("x").problem(),
            OperationProblems.idempotencyKeyReused()
        }) {
            assertThat(texts.find(problem.type())).as(problem.type()).isPresent();
            assertThat(texts.find(problem.type()).get().title()).isEqualTo(problem.title());
        }
    }

    @Test
    void knowNothingOfOtherTypes() {
        assertThat(texts.find("no-such-type")).isEmpty();
    }
}
