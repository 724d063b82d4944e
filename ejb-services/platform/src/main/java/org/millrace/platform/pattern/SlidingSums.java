package org.millrace.platform.pattern;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Sums of quantities over windows that slide with the events' times, to the second: what it holds grows with the length of
 * the window and the number of keys, not with the traffic.
 */
public final class SlidingSums {

    private static final int ADDITIONS_BETWEEN_SWEEPS = 10_000;

    private final long memory;
    private final Map<String, NavigableMap<Long, Long>> bySecond = new HashMap<>();
    private int additions;

    /** @param memory the longest window that is asked for */
    public SlidingSums(Duration memory) {
        this.memory = memory.toSeconds();
    }

    public void add(String key, Instant time, long quantity) {
        NavigableMap<Long, Long> seconds = bySecond.computeIfAbsent(key, unknown -> new TreeMap<>());
        seconds.merge(time.getEpochSecond(), quantity, Long::sum);
        seconds.headMap(seconds.lastKey() - memory, true).clear();
        if (++additions % ADDITIONS_BETWEEN_SWEEPS == 0) {
            long oldest = time.getEpochSecond() - memory;
            bySecond.values().removeIf(sums -> sums.lastKey() <= oldest);
        }
    }

    /** @return the sum of the window of that length which ends with that time; a shorter one than a second counts as one */
    public long sum(String key, Duration window, Instant end) {
        NavigableMap<Long, Long> seconds = bySecond.getOrDefault(key, new TreeMap<>());
        long last = end.getEpochSecond();
        return seconds.subMap(last - Math.max(1, window.toSeconds()), false, last, true).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
