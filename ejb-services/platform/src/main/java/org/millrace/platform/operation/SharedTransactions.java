package org.millrace.platform.operation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.millrace.platform.database.DatabaseUnavailable;

/**
 * The work of many threads in few transactions: what comes in while others are at work is done together, so a flood costs
 * few commits, and a single piece of work waits for nobody. One of the threads leads: it does the work of all that have
 * gathered. While commands crowd in, it gives way to accepting them: what lies in the queue can wait, a caller cannot.
 */
final class SharedTransactions {

    private static final Logger LOG = Logger.getLogger(SharedTransactions.class);

    /** While one commits, another works; beside a leader nobody does, for what gathers meanwhile costs less. */
    private static final int AT_ONCE = 2;

    private static final int MOST = 32;

    /** So much work that fails is left out, and the rest tried again; then each goes alone, which costs no more. */
    private static final int LEFT_OUT = 3;

    /** No transaction gives way for longer, so that work goes on through any flood. */
    private static final long LONGEST_COURTESY_MS = 100;

    private static final long LOOK_MS = 1;

    /** One thread's work. */
    private static final class Share {
        private final Runnable work;

        /** Completes when the work is over, or when it is its thread's turn to work for all. */
        private final CompletableFuture<Void> called = new CompletableFuture<>();

        private volatile boolean over;
        private volatile boolean committed;

        Share(Runnable work) {
            this.work = work;
        }

        void end(boolean withCommit) {
            committed = withCommit;
            over = true;
            called.complete(null);
        }
    }

    private final Consumer<Runnable> transaction;
    private final BooleanSupplier crowded;
    private final long longestCourtesyMs;
    private final Deque<Share> gathering = new ArrayDeque<>();
    private int running;
    private boolean led;

    /**
     * @param transaction runs work in a transaction of its own: committed when it returns, rolled back when it throws
     * @param crowded whether accepting is in need of what the work would take
     */
    SharedTransactions(Consumer<Runnable> transaction, BooleanSupplier crowded) {
        this(transaction, crowded, LONGEST_COURTESY_MS);
    }

    SharedTransactions(Consumer<Runnable> transaction, BooleanSupplier crowded, long longestCourtesyMs) {
        this.transaction = transaction;
        this.crowded = crowded;
        this.longestCourtesyMs = longestCourtesyMs;
    }

    /**
     * Returns when the work is committed, in one transaction with that of others or alone.
     *
     * @param work joins the running transaction; it throws if it cannot be done together with others
     * @param alone does the same in transactions of its own; what it throws is thrown
     */
    void run(Runnable work, Runnable alone) {
        Share own = new Share(work);
        if (begins(own)) {
            try {
                alone.run();
            } finally {
                handOver(false);
            }
            return;
        }
        own.called.join();
        if (!own.over) {
            lead(own, alone);
        } else if (!own.committed) {
            alone.run();
        }
    }

    /** How many wait for others to finish. */
    synchronized int gathering() {
        return gathering.size();
    }

    private void lead(Share own, Runnable alone) {
        try {
            giveWay();
            List<Share> all = gathered(own);
            if (all.size() > 1) {
                together(all);
            }
            if (!own.committed) {
                alone.run();
            }
        } finally {
            handOver(true);
        }
    }

    private void giveWay() {
        long begin = System.nanoTime();
        while (crowded.getAsBoolean()
                && System.nanoTime() - begin < TimeUnit.MILLISECONDS.toNanos(longestCourtesyMs)
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_MS));
        }
    }

    private void together(List<Share> all) {
        for (int leftOut = 0; leftOut <= LEFT_OUT && all.size() > 1; leftOut++) {
            AtomicInteger done = new AtomicInteger();
            try {
                transaction.accept(() -> all.forEach(share -> {
                    share.work.run();
                    done.incrementAndGet();
                }));
                all.forEach(share -> share.end(true));
                return;
            } catch (RuntimeException | Error failure) {
                LOG.debugf(failure, "Not together: %d of %d", done, all.size());
                if (done.get() == all.size() || failure instanceof DatabaseUnavailable) {
                    // none of them is known to be the one that cannot
                    break;
                }
                all.remove(done.get()).end(false);
            }
        }
        all.forEach(share -> share.end(false));
    }

    /** @return whether it is this thread's turn at once */
    private synchronized boolean begins(Share own) {
        if (mayBegin()) {
            running++;
            return true;
        }
        gathering.add(own);
        return false;
    }

    private synchronized List<Share> gathered(Share own) {
        List<Share> all = new ArrayList<>(List.of(own));
        while (!gathering.isEmpty() && all.size() < MOST) {
            all.add(gathering.poll());
        }
        return all;
    }

    private synchronized void handOver(boolean leader) {
        running--;
        if (leader) {
            led = false;
        }
        if (!gathering.isEmpty() && mayBegin()) {
            running++;
            led = true;
            gathering.poll().called.complete(null);
        }
    }

    private boolean mayBegin() {
        return running < AT_ONCE && !led;
    }
}
