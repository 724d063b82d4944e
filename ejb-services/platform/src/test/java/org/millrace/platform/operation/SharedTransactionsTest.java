package org.millrace.platform.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.millrace.platform.database.DatabaseUnavailable;

/** The transaction here keeps what was done in it, or takes it back when it fails, as a database does. */
@Timeout(20)
class SharedTransactionsTest {

    private static final long LONGEST_COURTESY_MS = 2_000;

    private final Queue<List<String>> committed = new ConcurrentLinkedQueue<>();
    private final Queue<String> alone = new ConcurrentLinkedQueue<>();
    private final ThreadLocal<List<String>> open = new ThreadLocal<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger begun = new AtomicInteger();
    private volatile boolean commitFails;

    /** So often somebody who asks hears that accepting is in need. */
    private final AtomicInteger crowded = new AtomicInteger();

    private final Queue<Integer> crowdedAtBegin = new ConcurrentLinkedQueue<>();

    private final SharedTransactions shared =
            new SharedTransactions(this::transaction, this::isCrowded, LONGEST_COURTESY_MS);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void whoComesAloneWorksAlone() {
        shared.run(() -> open.get().add("a"), () -> alone.add("a"));

        assertThat(alone).containsExactly("a");
        assertThat(committed).isEmpty();
    }

    @Test
    void whatComesWhileOthersAreAtWorkIsOneTransaction() {
        meanwhile(List.of("a", "b", "c", "d"));

        assertThat(committed).hasSize(1);
        assertThat(committed.peek()).containsExactlyInAnyOrder("a", "b", "c", "d");
        assertThat(alone).isEmpty();
    }

    @Test
    void besideSeveralThatShareATransactionNobodyBegins() {
        CountDownLatch lone = new CountDownLatch(1);
        CountDownLatch several = new CountDownLatch(1);
        CompletableFuture<Void> first = occupy(lone);
        CompletableFuture<Void> second = occupy(lone);
        List<CompletableFuture<Void>> sharing = List.of(share("a", () -> awaitQuietly(several)), share("b", () -> {}));
        await().until(() -> shared.gathering() == 2);

        lone.countDown();
        CompletableFuture.allOf(first, second).join();
        await().until(() -> shared.gathering() == 0);
        List<CompletableFuture<Void>> next = List.of(share("c", () -> {}), share("d", () -> {}));
        await().until(() -> shared.gathering() == 2);
        several.countDown();

        Stream.of(sharing, next).flatMap(List::stream).forEach(CompletableFuture::join);
        assertThat(committed)
                .hasSize(2)
                .allSatisfy(together -> assertThat(together).hasSize(2));
    }

    @Test
    void whoWorksForSeveralGivesWayWhileCommandsCrowdIn() {
        crowded.set(5);

        meanwhile(List.of("a", "b"));

        assertThat(crowdedAtBegin).containsExactly(0);
        assertThat(committed).hasSize(1);
    }

    @Test
    void whoBeginsAtOnceGivesWayToNobody() {
        crowded.set(5);

        shared.run(() -> {}, () -> alone.add("a"));

        assertThat(alone).containsExactly("a");
        assertThat(crowded).hasValue(5);
    }

    @Test
    void workGoesOnHoweverLongCommandsCrowdIn() {
        crowded.set(Integer.MAX_VALUE);

        meanwhile(List.of("a", "b"));

        assertThat(committed).hasSize(1);
        assertThat(crowdedAtBegin).allMatch(left -> left > 0);
    }

    @Test
    void whatFailsIsDoneAloneAndTheOthersTogether() {
        meanwhile(List.of("a", "refused", "c", "d"));

        assertThat(committed).hasSize(1);
        assertThat(committed.peek()).containsExactlyInAnyOrder("a", "c", "d");
        assertThat(alone).containsExactly("refused");
    }

    @Test
    void whereMostFailEachIsDoneAlone() {
        List<String> all =
                IntStream.range(0, 8).mapToObj(number -> "refused " + number).toList();

        meanwhile(all);

        assertThat(committed).isEmpty();
        assertThat(alone).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void whereTheCommitFailsEachIsDoneAlone() {
        commitFails = true;

        meanwhile(List.of("a", "b", "c"));

        assertThat(committed).isEmpty();
        assertThat(alone).containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void whereTheDatabaseIsAwayNobodyIsBlamedAndEachWaitsAlone() {
        meanwhile(List.of("away a", "away b", "away c", "away d"));

        assertThat(begun).hasValue(1);
        assertThat(alone).hasSize(4);
    }

    @Test
    void whatIsThrownAloneReachesItsOwnThreadAndStopsNobody() {
        assertThatThrownBy(() -> shared.run(() -> {}, () -> {
                    throw new IllegalArgumentException("bug");
                }))
                .hasMessage("bug");

        meanwhile(List.of("a", "b"));
        assertThat(committed).hasSize(1);
    }

    private void transaction(Runnable work) {
        begun.incrementAndGet();
        crowdedAtBegin.add(crowded.get());
        open.set(new ArrayList<>());
        work.run();
        if (commitFails) {
            throw new IllegalStateException("commit");
        }
        committed.add(open.get());
    }

    private boolean isCrowded() {
        return crowded.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    }

    /** Comes with all of this while as many as may work at once are at work, and returns when all is done. */
    private void meanwhile(List<String> all) {
        CountDownLatch firstBusy = new CountDownLatch(1);
        CountDownLatch secondBusy = new CountDownLatch(1);
        occupy(firstBusy);
        CompletableFuture<Void> second = occupy(secondBusy);
        List<CompletableFuture<Void>> gathered =
                all.stream().map(name -> share(name, () -> {})).toList();
        await().until(() -> shared.gathering() == all.size());
        firstBusy.countDown();
        gathered.forEach(CompletableFuture::join);
        secondBusy.countDown();
        second.join();
    }

    private CompletableFuture<Void> share(String name, Runnable first) {
        Runnable work = () -> {
            first.run();
            work(name);
        };
        return CompletableFuture.runAsync(() -> shared.run(work, () -> alone.add(name)), threads);
    }

    private CompletableFuture<Void> occupy(CountDownLatch busy) {
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<Void> occupied = CompletableFuture.runAsync(
                () -> shared.run(() -> {}, () -> {
                    begun.countDown();
                    awaitQuietly(busy);
                }),
                threads);
        awaitQuietly(begun);
        return occupied;
    }

    private void work(String name) {
        if (name.startsWith("refused")) {
            throw new IllegalStateException(name);
        }
        if (name.startsWith("away")) {
            throw new DatabaseUnavailable(null);
        }
        open.get().add(name);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
