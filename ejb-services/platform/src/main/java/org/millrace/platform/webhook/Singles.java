package org.millrace.platform.webhook;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is to be sent by itself and is in this node's hands; of one target not too much, so that others get their turn. */
final class Singles {

    private static final int MOST_OF_ONE = 8;

    private final Map<Long, String> targets = new HashMap<>();

    /** @return false if it was here before */
    boolean add(Single single) {
        return targets.putIfAbsent(single.id(), single.target()) == null;
    }

    void remove(Single single) {
        targets.remove(single.id());
    }

    /** Those that get no more for now. */
    Collection<String> busyTargets() {
        return targets.values().stream()
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .entrySet()
                .stream()
                .filter(target -> target.getValue() >= MOST_OF_ONE)
                .map(Map.Entry::getKey)
                .toList();
    }
}
