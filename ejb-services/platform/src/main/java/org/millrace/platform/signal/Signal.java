package org.millrace.platform.signal;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Tells waiters that there may be something new. Take {@link #next()} first, then look, then wait for it: so nothing
 * that happens in between is missed.
 */
public final class Signal {

    private final Signal wider;
    private CompletableFuture<Void> next = new CompletableFuture<>();

    public Signal() {
        this(null);
    }

    /** @param wider raised along with this one, and by others as well */
    public Signal(Signal wider) {
        this.wider = wider;
    }

    /** Completes at the next raise, on the raising thread: whoever waits goes on elsewhere. */
    public synchronized CompletableFuture<Void> next() {
        return next.copy();
    }

    /** As {@link #next()}, for who looks again and again: what he has got, until that has come. */
    public CompletableFuture<Void> after(CompletableFuture<Void> last) {
        return last.isDone() ? next() : last;
    }

    public void raise() {
        CompletableFuture<Void> raised;
        synchronized (this) {
            raised = next;
            next = new CompletableFuture<>();
        }
        raised.complete(null);
        if (wider != null) {
            wider.raise();
        }
    }

    /** Waits for what {@link #next} gave, no longer than so many milliseconds. */
    public static void await(CompletableFuture<?> next, long atMostMs) throws InterruptedException {
        try {
            next.get(atMostMs, TimeUnit.MILLISECONDS);
        } catch (TimeoutException nothingNew) {
            // time to look by itself
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
