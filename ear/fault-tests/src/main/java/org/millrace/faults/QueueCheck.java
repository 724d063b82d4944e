package org.millrace.faults;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.millrace.faults.Violation.Sort;

/** Nothing waits for ever, and nothing is given up but what was spoiled on purpose. */
final class QueueCheck {
    private QueueCheck() {}

    static List<Violation> deadLetters(Evidence evidence) {
        return others(
                evidence.deadLetters(),
                entry -> "%+d messages in %s against what was planned".formatted(entry.getValue(), entry.getKey()));
    }

    static List<Violation> backlog(Evidence evidence) {
        return others(evidence.backlog(), entry -> entry.getValue() + " messages still wait in " + entry.getKey());
    }

    private static List<Violation> others(
            Map<String, Integer> numbers, Function<Map.Entry<String, Integer>, String> words) {
        return numbers.entrySet().stream()
                .filter(entry -> entry.getValue() != 0)
                .map(entry -> new Violation(Sort.BROKEN, words.apply(entry)))
                .toList();
    }
}
