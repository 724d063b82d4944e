package org.millrace.platform.pattern;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Sums of quantities over windows that slide with the events' times, to the second: what it holds grows with the length of
 * the window and the number of keys, not with the traffic, and a sum is the difference of two totals, however long the
 * window is.
 */
public final class SlidingSums {

    private static final int ADDITIONS_BETWEEN_SWEEPS = 10_000;

    private final long memory;

    /** For each key what was added up to a second and in it; what is forgotten lies at the beginning of time. */
    private final Map<String, NavigableMap<Long, Long>> totals = new HashMap<>();

    private int additions;

    /** @param memory the longest window that is asked for */
    public SlidingSums(Duration memory) {
        this.memory = memory.toSeconds();
    }

    public void add(String key, Instant time, long quantity) {
        NavigableMap<Long, Long> known = totals.computeIfAbsent(key, unknown -> new TreeMap<>());
        long second = time.getEpochSecond();
        known.putIfAbsent(second, upTo(second, known));
        // several only where an event is told after later ones
        known.tailMap(second, true).replaceAll((later, total) -> total + quantity);
        forget(known);
        if (++additions % ADDITIONS_BETWEEN_SWEEPS == 0) {
            long oldest = time.getEpochSecond() - memory;
            totals.values().removeIf(sums -> sums.lastKey() <= oldest);
        }
    }

    /** @return the sum of the window of that length which ends with that time; a shorter one than a second counts as one */
    public long sum(String key, Duration window, Instant end) {
        NavigableMap<Long, Long> known = totals.getOrDefault(key, Collections.emptyNavigableMap());
        long last = end.getEpochSecond();
        return upTo(last, known) - upTo(last - Math.max(1, window.toSeconds()), known);
    }

    private void forget(NavigableMap<Long, Long> known) {
        NavigableMap<Long, Long> old = known.headMap(known.lastKey() - memory, true);
        if (!old.isEmpty()) {
            long total = old.lastEntry().getValue();
            old.clear();
            known.put(Long.MIN_VALUE, total);
        }
    }

    private static long upTo(long second, NavigableMap<Long, Long> known) {
        Map.Entry<Long, Long> last = known.floorEntry(second);
        return last == null ? 0 : last.getValue();
    }
}
