package org.millrace.platform.signal;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** A signal for each key that somebody waits for, and nothing for all the others. */
public final class Signals<K> {

    private final Map<K, Set<CompletableFuture<Void>>> waiting = new ConcurrentHashMap<>();

    /**
     * Completes when the key is raised, on the raising thread. Complete or cancel it to stop waiting: it is forgotten
     * with that.
     */
    public CompletableFuture<Void> next(K key) {
        CompletableFuture<Void> waiter = new CompletableFuture<>();
        waiting.compute(key, (k, waiters) -> {
            Set<CompletableFuture<Void>> all = waiters == null ? ConcurrentHashMap.newKeySet() : waiters;
            all.add(waiter);
            return all;
        });
        waiter.whenComplete((done, failed) -> waiting.computeIfPresent(key, (k, waiters) -> {
            waiters.remove(waiter);
            return waiters.isEmpty() ? null : waiters;
        }));
        return waiter;
    }

    public void raise(K key) {
        Set<CompletableFuture<Void>> waiters = waiting.remove(key);
        if (waiters != null) {
            waiters.forEach(waiter -> waiter.complete(null));
        }
    }
}
