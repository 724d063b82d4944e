package org.millrace.platform.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.millrace.platform.command.Command;
import org.millrace.platform.delivery.Hopeless;

/** A command that ends the server each time it is tried must be found, and no other be blamed for it. */
class SuspectsTest {

    private static final Instant STARTED = Instant.parse("2026-01-31T09:30:00Z");

    private final Map<String, Integer> counted = new HashMap<>();
    private final Suspects suspects = new Suspects(this::hasBegun, this::count, 3, STARTED);

    @Test
    void onlyCommandsFromBeforeTheStartAreSuspected() {
        assertThat(suspects.include(command("old", STARTED.minusSeconds(1)))).isTrue();
        assertThat(suspects.include(command("new", STARTED))).isFalse();
    }

    @Test
    void aLongQueueIsNotSuspectedForEver() {
        int suspected = 0;
        for (int i = 0; i < 20_000; i++) {
            suspected += suspects.include(command("c" + i, STARTED.minusSeconds(1))) ? 1 : 0;
        }

        assertThat(suspected).isBetween(1_000, 10_000);
    }

    @Test
    void anAttemptIsCountedBeforeItBegins() {
        tryOut("killer", () -> assertThat(counted).containsEntry("killer", 1));
    }

    @Test
    void whoWasTriedTooOftenIsNotTriedAgain() {
        counted.put("killer", 3);

        assertThatThrownBy(() -> tryOut("killer", () -> {
                    throw new AssertionError("tried again");
                }))
                .isInstanceOf(Hopeless.class);
    }

    @Test
    void whatHasEndedIsNotDoneAgain() {
        counted.put("done", -1);

        tryOut("done", () -> {
            throw new AssertionError("done again");
        });
    }

    @Test
    void whoHadBegunBeforeIsTriedAlone() throws Exception {
        counted.put("killer", 1);
        CountDownLatch working = new CountDownLatch(1);
        CompletableFuture<Void> end = new CompletableFuture<>();
        CompletableFuture.runAsync(() -> tryOut("innocent", () -> {
            working.countDown();
            end.join();
        }));
        working.await();

        CompletableFuture<Boolean> neighbourHadFinished = new CompletableFuture<>();
        CompletableFuture.runAsync(() -> tryOut("killer", () -> neighbourHadFinished.complete(end.isDone())));
        assertThat(neighbourHadFinished).isNotDone();
        assertThat(counted).as("who only waits for its turn has not been tried").containsEntry("killer", 1);
        end.complete(null);

        assertThat(neighbourHadFinished.get(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void anOutageInBetweenIsNoNewAttempt() {
        Runnable trial = suspects.trial(command("patient", STARTED), () -> {});
        for (int outages = 0; outages < 10; outages++) {
            trial.run();
        }

        assertThat(counted).containsEntry("patient", 1);
    }

    private void tryOut(String id, Runnable work) {
        suspects.trial(command(id, STARTED), work).run();
    }

    private synchronized boolean hasBegun(Command command) {
        return counted.getOrDefault(command.operationId(), 0) > 0;
    }

    private synchronized int count(Command command) {
        return counted.merge(command.operationId(), 1, Integer::sum);
    }

    private static Command command(String id, Instant acceptedAt) {
        return new Command(id, "Test", "s", "c", "/p", null, null, null, acceptedAt, null, "{}");
    }
}
