package org.millrace.faults;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Compares what was promised with what was done. */
final class Checker {
    private static final List<Function<Evidence, List<Violation>>> CHECKS = List.of(
            LogCheck::positions,
            LogCheck::ids,
            LogCheck::versions,
            TopicCheck::check,
            ApplicationCheck::ends,
            ApplicationCheck::effects,
            ApplicationCheck::heardByFulfilment,
            StateCheck::orders,
            StateCheck::stock,
            StateCheck::deadLetters);

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
        Stream<Violation> errors = history.serverErrors().stream()
                .map(attempt -> new Violation(
                        Violation.Sort.BROKEN,
                        "a " + attempt.status() + " to " + attempt.request().path() + ", key "
                                + attempt.request().key() + ": " + attempt.note()));
        return Stream.concat(split, errors).toList();
    }
}
