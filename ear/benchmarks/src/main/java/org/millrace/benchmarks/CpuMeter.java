package org.millrace.benchmarks;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Reads regularly how much CPU time has been used, so that it can be told for any window afterwards. */
final class CpuMeter implements AutoCloseable {

    private static final long INTERVAL_MS = 500;

    private final Supplier<Cpu> clock;
    private final ConcurrentSkipListMap<Long, Cpu> readings = new ConcurrentSkipListMap<>();
    private final ScheduledExecutorService reader = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "CPU meter");
        thread.setDaemon(true);
        return thread;
    });

    /** @param clock how much has been used so far */
    CpuMeter(Supplier<Cpu> clock) {
        this.clock = clock;
    }

    void start() {
        reader.scheduleAtFixedRate(this::read, 0, INTERVAL_MS, TimeUnit.MILLISECONDS);
    }

    /** What was used in a window that is over. */
    Cpu during(Window window) {
        read();
        return at(window.end()).minus(at(window.begin()));
    }

    private void read() {
        add(System.currentTimeMillis(), clock.get());
    }

    void add(long millis, Cpu reading) {
        readings.put(millis, reading);
    }

    /** Between two readings as much is used as a straight line says. */
    private Cpu at(long millis) {
        Map.Entry<Long, Cpu> before = readings.floorEntry(millis);
        Map.Entry<Long, Cpu> after = readings.ceilingEntry(millis);
        if (before == null || after == null) {
            throw new IllegalStateException("Nothing was read around " + millis);
        }
        long between = after.getKey() - before.getKey();
        double part = between == 0 ? 0 : (double) (millis - before.getKey()) / between;
        return before.getValue().plus(after.getValue().minus(before.getValue()).times(part));
    }

    @Override
    public void close() {
        reader.shutdownNow();
    }
}
