package org.millrace.replay;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Shows how far the replay is: one line that changes on a terminal, a line every two seconds elsewhere. */
final class Progress implements AutoCloseable {
    private static final long OBSTACLE_SHOWN = TimeUnit.SECONDS.toNanos(3);

    private final boolean terminal = Terminal.isThere();
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger done = new AtomicInteger();
    private String stage = "";
    private int total;
    private String obstacle;
    private long obstacleAt;
    private String shown = "";

    Progress() {
        int period = terminal ? 200 : 2000;
        ticker.scheduleAtFixedRate(this::show, period, period, TimeUnit.MILLISECONDS);
    }

    synchronized void stage(String name, int items) {
        finishLine();
        stage = name;
        total = items;
        done.set(0);
    }

    void done() {
        done.incrementAndGet();
    }

    /** Shown for as long as it is fresh. */
    synchronized void obstacle(String reason) {
        obstacle = reason;
        obstacleAt = System.nanoTime();
    }

    private synchronized void show() {
        if (stage.isEmpty()) {
            return;
        }
        boolean waiting = obstacle != null && System.nanoTime() - obstacleAt < OBSTACLE_SHOWN;
        String line =
                "%-28s %,7d of %,d%s".formatted(stage, done.get(), total, waiting ? "  waiting: " + obstacle : "");
        if (terminal) {
            System.out.print("\r\u001b[K" + line);
            System.out.flush();
        } else if (!line.equals(shown)) {
            System.out.println(line);
        }
        shown = line;
    }

    private void finishLine() {
        obstacle = null;
        show();
        if (terminal && !stage.isEmpty()) {
            System.out.println();
        }
    }

    @Override
    public synchronized void close() {
        ticker.shutdownNow();
        finishLine();
        stage = "";
    }
}
