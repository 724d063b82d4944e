package org.millrace.faults;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** The same work for many things, some at a time. */
final class Parallel {
    private Parallel() {}

    static <A, B> List<B> map(Collection<A> inputs, int threads, Function<A, B> work) {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<B>> futures = new ArrayList<>();
            inputs.forEach(input -> futures.add(executor.submit(() -> work.apply(input))));
            List<B> outputs = new ArrayList<>();
            for (Future<B> future : futures) {
                outputs.add(future.get());
            }
            return outputs;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            executor.shutdownNow();
        }
    }
}
