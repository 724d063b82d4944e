package org.millrace.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.millrace.faults.Violation.Sort;

/** The log is gap-free, its ids are unique, and each aggregate's versions are 1..n in its order. */
final class LogCheck {
    private LogCheck() {}

    static List<Violation> positions(Evidence evidence) {
        List<Violation> found = new ArrayList<>();
        evidence.feeds().forEach((context, feed) -> {
            long expected = 1;
            for (Event event : feed) {
                if (event.sequence() != expected) {
                    Sort sort = event.sequence() > expected ? Sort.LOST : Sort.MISORDERED;
                    found.add(
                            new Violation(sort, context + "'s feed: expected position " + expected + ", got " + event));
                }
                expected = event.sequence() + 1;
            }
        });
        return found;
    }

    /** A page that was read once reads the same for ever, and a position that was given is known for ever. */
    static List<Violation> troubles(Evidence evidence) {
        return evidence.troubles().entrySet().stream()
                .map(trouble -> new Violation(Sort.MISORDERED, trouble.getKey() + "'s feed " + trouble.getValue()))
                .toList();
    }

    static List<Violation> ids(Evidence evidence) {
        List<Violation> found = new ArrayList<>();
        evidence.feeds().forEach((context, feed) -> {
            Set<String> seen = new HashSet<>();
            feed.stream()
                    .filter(event -> !seen.add(event.id()))
                    .forEach(event -> found.add(new Violation(Sort.DOUBLED, context + "'s feed has twice " + event)));
        });
        return found;
    }

    static List<Violation> versions(Evidence evidence) {
        List<Violation> found = new ArrayList<>();
        evidence.feeds().forEach((context, feed) -> {
            Map<String, Long> versions = new HashMap<>();
            for (Event event : feed) {
                if (event.version() == 0 || event.verb().equals("rejected")) {
                    continue;
                }
                long expected = versions.getOrDefault(event.aggregate(), 0L) + 1;
                if (event.version() != expected) {
                    Sort sort = event.version() > expected ? Sort.LOST : Sort.MISORDERED;
                    found.add(new Violation(
                            sort,
                            context + "'s feed: expected version " + expected + " of " + event.aggregate() + ", got "
                                    + event));
                }
                versions.put(event.aggregate(), Math.max(event.version(), expected - 1));
            }
        });
        return found;
    }
}
