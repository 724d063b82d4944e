package org.millrace.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.millrace.faults.Violation.Sort;

/** The state that the resources tell is the one that the events tell. */
final class StateCheck {
    private static final List<String> STATUSES =
            List.of("placed", "backordered", "allocated", "dispatched", "delivered", "cancelling", "cancelled");

    private StateCheck() {}

    static List<Violation> orders(Evidence evidence) {
        Map<String, String> told = new HashMap<>();
        for (Event event : evidence.feeds().getOrDefault("sales", List.of())) {
            if (event.aggregate().startsWith("order/") && STATUSES.contains(event.verb())) {
                told.put(event.subject(), event.verb());
            }
        }
        List<Violation> found = new ArrayList<>();
        told.forEach((order, status) -> {
            String actual = evidence.orders().get(order);
            if (actual == null) {
                found.add(new Violation(Sort.LOST, "order " + order + " is in the log and nowhere else"));
            } else if (!actual.equals(status)) {
                found.add(new Violation(
                        Sort.BROKEN, "order %s is %s, its last event says %s".formatted(order, actual, status)));
            }
        });
        evidence.orders().keySet().stream()
                .filter(order -> !told.containsKey(order))
                .forEach(order -> found.add(new Violation(Sort.LOST, "no event tells of order " + order)));
        evidence.ended().stream()
                .filter(ended -> ended.request().kind() == Kind.ORDER && ended.succeeded())
                .filter(ended -> !evidence.orders().containsKey(ended.made()))
                .forEach(ended -> found.add(new Violation(Sort.LOST, "its order is not there: " + ended)));
        return found;
    }

    static List<Violation> stock(Evidence evidence) {
        Map<String, Long> moved = new HashMap<>();
        for (Event event : evidence.feeds().getOrDefault("fulfilment", List.of())) {
            switch (event.type()) {
                case "millrace.fulfilment.stock.received" -> moved.merge(event.subject(), event.quantity(), Long::sum);
                case "millrace.fulfilment.stock.issued" -> moved.merge(event.subject(), -event.quantity(), Long::sum);
                default -> {
                    // reserves, frees or has nothing to do with stock: nothing leaves the shelf
                }
            }
        }
        List<Violation> found = new ArrayList<>();
        evidence.stock().forEach((sku, account) -> {
            long events = moved.getOrDefault(sku, 0L);
            if (account.onHand() != account.movements() || account.onHand() != events) {
                found.add(new Violation(
                        Sort.BROKEN, "stock of %s: %s, its events add up to %d".formatted(sku, account, events)));
            }
            if (account.everOversold() || account.reserved() > account.onHand()) {
                found.add(new Violation(Sort.BROKEN, "oversold: " + sku + " " + account));
            }
        });
        return found;
    }

    static List<Violation> deadLetters(Evidence evidence) {
        return evidence.deadLetters().entrySet().stream()
                .filter(entry -> entry.getValue() != 0)
                .map(entry -> new Violation(
                        Sort.BROKEN, entry.getValue() + " messages in " + entry.getKey() + " that nobody planned"))
                .toList();
    }
}
