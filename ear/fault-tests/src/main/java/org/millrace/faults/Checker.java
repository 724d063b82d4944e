package org.millrace.faults;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Compares what was promised with what was done. */
final class Checker {
    private static final List<Function<Evidence, List<Violation>>> CHECKS = List.of(
            LogCheck::positions,
            LogCheck::troubles,
            LogCheck::ids,
            LogCheck::versions,
            TopicCheck::check,
            ApplicationCheck::ends,
            ApplicationCheck::effects,
            ApplicationCheck::sound,
            ApplicationCheck::quantities,
            ApplicationCheck::asked,
            ApplicationCheck::deadLettered,
            NeighbourCheck::heardByFulfilment,
            NeighbourCheck::heardBySales,
            StateCheck::orders,
            StateCheck::levels,
            StateCheck::stock,
            QueueCheck::deadLetters,
            QueueCheck::backlog);

    private Checker() {}

    /** @return what was not kept; empty if all was */
    static List<Violation> check(Evidence evidence) {
        return CHECKS.stream().flatMap(check -> check.apply(evidence).stream()).toList();
    }

    /** What only the history shows. */
    static List<Violation> check(History history) {
        Stream<Violation> split = history.split().entrySet().stream()
                .map(entry -> new Violation(
                        Violation.Sort.DOUBLED,
                        "one key, several operations: " + entry.getKey() + " " + entry.getValue()));
        Stream<Violation> errors =
                history.serverErrors().stream().map(error -> new Violation(Violation.Sort.BROKEN, error));
        return Stream.concat(split, errors).toList();
    }
}
