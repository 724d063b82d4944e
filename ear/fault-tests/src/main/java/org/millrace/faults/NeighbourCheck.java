package org.millrace.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.millrace.faults.Violation.Sort;

/** What one system tells of an order the other has heard: at rest they say the same of it. */
final class NeighbourCheck {
    /** What Fulfilment decides of an order or its shipment, in the words that Sales uses for its state. */
    private static final List<String> DECISIONS =
            List.of("backordered", "allocated", "dispatched", "delivered", "cancelled");

    private NeighbourCheck() {}

    /** Each order placed in Sales is answered by Fulfilment, and allocated at most once. */
    static List<Violation> heardByFulfilment(Evidence evidence) {
        Map<String, String> decided = decided(evidence);
        List<Violation> found = new ArrayList<>();
        evidence.feed("sales").stream()
                .filter(event -> event.type().equals(Kind.ORDER.effect()) && !decided.containsKey(event.subject()))
                .forEach(event -> found.add(new Violation(Sort.LOST, "Fulfilment never took " + event)));
        Map<String, Integer> allocated = new HashMap<>();
        evidence.feed("fulfilment").stream()
                .filter(event -> event.type().equals("millrace.fulfilment.order.allocated"))
                .forEach(event -> allocated.merge(event.subject(), 1, Integer::sum));
        allocated.forEach((order, times) -> {
            if (times > 1) {
                found.add(new Violation(Sort.DOUBLED, "order " + order + " was allocated " + times + " times"));
            }
        });
        return found;
    }

    /** An order's state in Sales is what Fulfilment decided last, so no cancellation is left undecided either. */
    static List<Violation> heardBySales(Evidence evidence) {
        Map<String, String> told = StateCheck.toldBySales(evidence);
        List<Violation> found = new ArrayList<>();
        decided(evidence).forEach((order, decision) -> {
            if (!decision.equals(told.get(order))) {
                found.add(new Violation(
                        Sort.LOST,
                        "one did not hear the other: order %s is %s in Sales, %s in Fulfilment"
                                .formatted(order, told.get(order), decision)));
            }
        });
        return found;
    }

    /** The last decision by order. */
    private static Map<String, String> decided(Evidence evidence) {
        Map<String, String> decided = new HashMap<>();
        for (Event event : evidence.feed("fulfilment")) {
            if (!event.type().startsWith("millrace.fulfilment.stock.") && DECISIONS.contains(event.verb())) {
                decided.put(event.subject(), event.verb());
            }
        }
        return decided;
    }
}
