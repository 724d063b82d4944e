package org.millrace.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millrace.faults.Violation.Sort;

/** The history knows of each request the best that anyone was told. */
class HistoryTest {

    private static final Request RECEIPT = new Request("k", Kind.RECEIPT, "/stock/a/receipts", "{}", "a");

    @TempDir
    Path folder;

    @Test
    void whatWasAcceptedStaysAcceptedWhateverComesLater() throws IOException {
        try (History history = history()) {
            history.answered(attempt(Outcome.UNKNOWN, 503, null));
            history.answered(attempt(Outcome.OK, 202, "/operations/1"));
            history.answered(attempt(Outcome.UNKNOWN, 0, null));
            assertThat(history.latest())
                    .singleElement()
                    .extracting(Attempt::outcome)
                    .isEqualTo(Outcome.OK);
            assertThat(history.unknown()).isEqualTo(2);
            assertThat(Checker.check(history)).isEmpty();
        }
        assertThat(Files.readAllLines(folder.resolve("history"))).hasSize(3);
    }

    @Test
    void oneKeyWithTwoOperationsIsReported() throws IOException {
        try (History history = history()) {
            history.answered(attempt(Outcome.OK, 202, "/operations/1"));
            history.answered(attempt(Outcome.OK, 202, "/operations/2"));
            assertThat(Checker.check(history)).extracting(Violation::sort).containsExactly(Sort.DOUBLED);
        }
    }

    @Test
    void aServerErrorOtherThan503IsReported() throws IOException {
        try (History history = history()) {
            history.answered(attempt(Outcome.UNKNOWN, 500, null));
            assertThat(Checker.check(history)).extracting(Violation::sort).containsExactly(Sort.BROKEN);
        }
    }

    private History history() throws IOException {
        return new History(folder.resolve("history"), Clock.systemUTC());
    }

    private static Attempt attempt(Outcome outcome, int status, String operation) {
        return new Attempt(RECEIPT, outcome, status, operation, "");
    }
}
