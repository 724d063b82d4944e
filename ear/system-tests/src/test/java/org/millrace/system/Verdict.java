package org.millrace.system;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.assertj.core.api.SoftAssertions;

/** Judges many answers, and shows at the end all that were wrong. */
final class Verdict extends SoftAssertions {

    private static final int SIDE_BY_SIDE = 12;

    /** Insists on a 400 that a person can use. */
    void refused(Answer answer, String what) {
        assertThat(answer.status()).as(what + "\n" + answer.body()).isEqualTo(400);
        problem(answer, what);
    }

    /** Insists on an answer that is no fault of the server's, and on a problem where something is refused. */
    void answered(Answer answer, String what) {
        assertThat(answer.status()).as(what + "\n" + answer.body()).isLessThan(500);
        if (answer.status() >= 400) {
            problem(answer, what);
        }
    }

    /** Checks many at the same time. */
    static <T> void each(List<T> all, Consumer<T> check) {
        ExecutorService people = Executors.newFixedThreadPool(SIDE_BY_SIDE);
        try {
            List<Future<?>> checks = new ArrayList<>();
            all.forEach(one -> checks.add(people.submit(() -> check.accept(one))));
            for (Future<?> each : checks) {
                each.get();
            }
        } catch (ExecutionException | InterruptedException failure) {
            throw new AssertionError(failure);
        } finally {
            people.shutdownNow();
        }
    }

    private void problem(Answer answer, String what) {
        if (!answer.header("Content-Type").startsWith("application/problem+json")) {
            fail(what + ": no problem but " + answer);
            return;
        }
        assertThat(answer.text("/detail")).as(what).matches("(?s).*[a-z]{2,}.*[.]");
        assertThat(answer.body()).as(what).doesNotContain("org.", "java.", "Exception", "jackson", "PSQL", "RESTEASY");
    }
}
