package org.millrace.platform.web.prefer;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Waits for something without keeping a thread. It looks when it is told to, and every second all the same, since what
 * happens on another node is not told here.
 */
@ApplicationScoped
public class Waiting {

    private static final long LOOK_AGAIN_MS = 1_000;

    @Resource
    private ManagedExecutorService executor;

    /**
     * @param signal told when it is worth looking; asked for before each look
     * @param look finds out how things stand
     * @param enough whether there is nothing left to wait for
     * @param patience how long at most
     * @return how things stood at the last look
     */
    public <T> CompletionStage<T> until(
            Supplier<CompletableFuture<Void>> signal, Supplier<T> look, Predicate<T> enough, Duration patience) {
        CompletableFuture<T> end = new CompletableFuture<>();
        new Wait<>(signal, look, enough, System.nanoTime() + patience.toNanos(), end).step();
        return end;
    }

    private final class Wait<T> {

        private final Supplier<CompletableFuture<Void>> signal;
        private final Supplier<T> look;
        private final Predicate<T> enough;
        private final long deadline;
        private final CompletableFuture<T> end;

        Wait(
                Supplier<CompletableFuture<Void>> signal,
                Supplier<T> look,
                Predicate<T> enough,
                long deadline,
                CompletableFuture<T> end) {
            this.signal = signal;
            this.look = look;
            this.enough = enough;
            this.deadline = deadline;
            this.end = end;
        }

        void step() {
            CompletableFuture<Void> next = signal.get();
            try {
                T found = look.get();
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (left <= 0 || enough.test(found)) {
                    next.cancel(false);
                    end.complete(found);
                } else {
                    next.completeOnTimeout(null, Math.min(left, LOOK_AGAIN_MS), TimeUnit.MILLISECONDS)
                            .thenRunAsync(this::step, executor);
                }
            } catch (Throwable failure) {
                next.cancel(false);
                end.completeExceptionally(failure);
            }
        }
    }
}
