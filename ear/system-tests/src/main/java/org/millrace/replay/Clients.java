package org.millrace.replay;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.millrace.client.Complaint;

/** N clients that work in parallel, and as many that follow what they began. */
final class Clients implements AutoCloseable {
    private final Progress progress;
    private final ExecutorService senders;
    private final ExecutorService followers;

    Clients(int number, Progress progress) {
        this.progress = progress;
        this.senders = Executors.newFixedThreadPool(number);
        this.followers = Executors.newFixedThreadPool(number);
    }

    Executor senders() {
        return senders;
    }

    Executor followers() {
        return followers;
    }

    /** @throws Complaint the first one, once all items were tried */
    <T> void forEach(String stage, List<T> items, Consumer<T> work) {
        progress.stage(stage, items.size());
        all(items.stream()
                .map(item -> CompletableFuture.runAsync(() -> work.accept(item), senders)
                        .thenRun(progress::done))
                .toList());
    }

    static <T> List<T> all(List<CompletableFuture<T>> futures) {
        try {
            return futures.stream().map(CompletableFuture::join).toList();
        } catch (CompletionException e) {
            throw e.getCause() instanceof Complaint complaint ? complaint : e;
        }
    }

    @Override
    public void close() {
        senders.shutdownNow();
        followers.shutdownNow();
    }
}
