package org.millrace.faults;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.millrace.faults.Violation.Sort;

/** What was accepted ends, and is applied once; what was refused is not applied. */
final class ApplicationCheck {
    /** No two requests name the same one. */
    private static final Set<Kind> NAMED_BY_CLIENT = Set.of(Kind.CUSTOMER, Kind.ORDER);

    /** Depending on how far an order has come. */
    private static final Set<Kind> MAY_COME_TOO_LATE = Set.of(Kind.CANCELLATION, Kind.DISPATCH);

    private static final Set<String> ENDS = Set.of("succeeded", "failed", "cancelled");

    private ApplicationCheck() {}

    static List<Violation> ends(Evidence evidence) {
        return evidence.ended().stream()
                .filter(ended -> ended.id() != null && !ENDS.contains(String.valueOf(ended.status())))
                .map(ended -> new Violation(Sort.LOST, "accepted, and did not end: " + ended))
                .toList();
    }

    /** Counts the events that applications leave: one for each success, none for anything else. */
    static List<Violation> effects(Evidence evidence) {
        Map<String, Integer> effects = new HashMap<>();
        evidence.feeds()
                .values()
                .forEach(feed -> feed.forEach(event -> {
                    effects.merge(byOperation(event.type(), event.correlation()), 1, Integer::sum);
                    effects.merge(bySubject(event.type(), event.subject()), 1, Integer::sum);
                }));
        List<Violation> found = new ArrayList<>();
        for (Ended ended : evidence.ended()) {
            Request request = ended.request();
            String effect = request.kind().effect();
            String key;
            if (ended.id() != null) {
                key = byOperation(effect, ended.id());
            } else if (request.subject() != null && NAMED_BY_CLIENT.contains(request.kind())) {
                // a synchronous change, and what was refused at once, have no operation: the client's own id tells
                key = bySubject(effect, request.subject());
            } else {
                continue;
            }
            int expected = ended.succeeded() ? 1 : 0;
            int actual = effects.getOrDefault(key, 0);
            if (actual != expected) {
                Sort sort = actual < expected ? Sort.LOST : Sort.DOUBLED;
                found.add(new Violation(
                        sort, "%d times %s instead of %d for %s".formatted(actual, effect, expected, ended)));
            }
        }
        return found;
    }

    /** What is sound is done: only cancellations and dispatches may come too late, and poison is poison. */
    static List<Violation> sound(Evidence evidence) {
        return evidence.ended().stream()
                .filter(ended -> !MAY_COME_TOO_LATE.contains(ended.request().kind())
                        && !ended.request().poisoned()
                        && !ended.succeeded()
                        && !ended.isPending())
                .map(ended -> new Violation(Sort.BROKEN, "sound, and not done: " + ended))
                .toList();
    }

    /** What was received is as much as was asked for. */
    static List<Violation> quantities(Evidence evidence) {
        Map<String, Long> received = new HashMap<>();
        evidence.feed("fulfilment").stream()
                .filter(event -> event.type().equals(Kind.RECEIPT.effect()))
                .forEach(event -> received.put(event.correlation(), event.quantity()));
        return evidence.ended().stream()
                .filter(ended -> ended.request().kind() == Kind.RECEIPT && received.containsKey(ended.id()))
                .filter(ended -> received.get(ended.id()) != ended.request().quantity())
                .map(ended ->
                        new Violation(Sort.BROKEN, received.get(ended.id()) + " pieces were received for " + ended))
                .toList();
    }

    /** Nothing is done that nobody asked for. */
    static List<Violation> asked(Evidence evidence) {
        Set<String> effects = Arrays.stream(Kind.values())
                .filter(Kind::asynchronous)
                .map(Kind::effect)
                .collect(Collectors.toSet());
        Set<String> operations = evidence.ended().stream().map(Ended::id).collect(Collectors.toSet());
        return evidence.feeds().values().stream()
                .flatMap(List::stream)
                .filter(event -> effects.contains(event.type()) && !operations.contains(event.correlation()))
                .map(event -> new Violation(Sort.BROKEN, "nobody asked for " + event))
                .toList();
    }

    /** A poisoned command is given up in the end, and no other ever is. */
    static List<Violation> deadLettered(Evidence evidence) {
        return evidence.ended().stream()
                .filter(ended -> ended.request().poisoned() != ended.deadLettered())
                .map(ended -> new Violation(
                        Sort.BROKEN, (ended.deadLettered() ? "given up: " : "poison, and not given up: ") + ended))
                .toList();
    }

    private static String byOperation(String type, String operation) {
        return type + " by operation " + operation;
    }

    private static String bySubject(String type, String subject) {
        return type + " about " + subject;
    }
}
