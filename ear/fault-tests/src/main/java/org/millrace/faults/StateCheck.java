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
        return evidence.state().map(state -> orders(evidence, state.orders())).orElse(List.of());
    }

    /** The last status of each order, by Sales' log. */
    static Map<String, String> toldBySales(Evidence evidence) {
        Map<String, String> told = new HashMap<>();
        for (Event event : evidence.feed("sales")) {
            if (event.aggregate().startsWith("order/") && STATUSES.contains(event.verb())) {
                told.put(event.subject(), event.verb());
            }
        }
        return told;
    }

    private static List<Violation> orders(Evidence evidence, Map<String, String> orders) {
        Map<String, String> told = toldBySales(evidence);
        List<Violation> found = new ArrayList<>();
        told.forEach((order, status) -> {
            String actual = orders.get(order);
            if (actual == null) {
                found.add(new Violation(Sort.LOST, "order " + order + " is in the log and nowhere else"));
            } else if (!actual.equals(status)) {
                found.add(new Violation(
                        Sort.BROKEN, "order %s is %s, its last event says %s".formatted(order, actual, status)));
            }
        });
        orders.keySet().stream()
                .filter(order -> !told.containsKey(order))
                .forEach(order -> found.add(new Violation(Sort.LOST, "no event tells of order " + order)));
        evidence.ended().stream()
                .filter(ended -> ended.request().kind() == Kind.ORDER && ended.succeeded())
                .filter(ended -> !orders.containsKey(ended.made()))
                .forEach(ended -> found.add(new Violation(Sort.LOST, "its order is not there: " + ended)));
        return found;
    }

    /** Each stock event tells the level before it, changed by its own quantity, and nothing is ever oversold. */
    static List<Violation> levels(Evidence evidence) {
        Map<String, long[]> levels = new HashMap<>();
        List<Violation> found = new ArrayList<>();
        for (Event event : evidence.feed("fulfilment")) {
            long onHand = onHand(event);
            long reserved = reserved(event);
            if (onHand == 0 && reserved == 0) {
                continue;
            }
            long[] level = levels.computeIfAbsent(event.subject(), sku -> new long[2]);
            level[0] += onHand;
            level[1] += reserved;
            if (level[0] != event.onHand() || level[1] != event.reserved()) {
                found.add(new Violation(
                        Sort.BROKEN, "expected %d, %d of them reserved: %s".formatted(level[0], level[1], event)));
                level[0] = event.onHand();
                level[1] = event.reserved();
            }
            if (event.reserved() > event.onHand()) {
                found.add(new Violation(Sort.BROKEN, "oversold: " + event));
            }
        }
        return found;
    }

    static List<Violation> stock(Evidence evidence) {
        Map<String, Long> moved = new HashMap<>();
        Map<String, Long> promised = new HashMap<>();
        for (Event event : evidence.feed("fulfilment")) {
            moved.merge(event.subject(), onHand(event), Long::sum);
            promised.merge(event.subject(), reserved(event), Long::sum);
        }
        List<Violation> found = new ArrayList<>();
        evidence.state().map(State::stock).orElse(Map.of()).forEach((sku, account) -> {
            long events = moved.getOrDefault(sku, 0L);
            long reservations = promised.getOrDefault(sku, 0L);
            if (account.onHand() != account.movements()
                    || account.onHand() != events
                    || account.reserved() != reservations) {
                found.add(new Violation(
                        Sort.BROKEN,
                        "stock of %s: %s, its events add up to %d, %d of them reserved"
                                .formatted(sku, account, events, reservations)));
            }
            if (account.everOversold() || account.reserved() > account.onHand()) {
                found.add(new Violation(Sort.BROKEN, "oversold: " + sku + " " + account));
            }
        });
        return found;
    }

    private static long onHand(Event event) {
        return switch (event.type()) {
            case "millrace.fulfilment.stock.received" -> event.quantity();
            case "millrace.fulfilment.stock.issued" -> -event.quantity();
            default -> 0;
        };
    }

    private static long reserved(Event event) {
        return switch (event.type()) {
            case "millrace.fulfilment.stock.reserved" -> event.quantity();
            case "millrace.fulfilment.stock.released", "millrace.fulfilment.stock.issued" -> -event.quantity();
            default -> 0;
        };
    }
}
