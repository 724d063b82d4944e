package org.millrace.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.millrace.faults.Violation.Sort;

/** The checker is worth nothing unless it sees what is wrong: each promise is broken here once. */
class CheckerTest {

    private static final Request ORDER = new Request("k1", Kind.ORDER, "/orders", "{}", "o1");
    private static final Request RECEIPT =
            new Request("k2", Kind.RECEIPT, "/stock/a/receipts", "{\"quantity\": 5}", "a");

    private static final Request DISPATCH = new Request("k4", Kind.DISPATCH, "/shipments/o1/dispatch", "{}", "o1");

    private final List<Ended> ended = new ArrayList<>(List.of(
            new Ended(ORDER, "op1", "succeeded", "/orders/o1", null),
            new Ended(RECEIPT, "op2", "succeeded", "/stock/a", null)));
    private final List<Event> sales = new ArrayList<>(List.of(
            event(1, "s1", "sales.order.placed", "o1", "op1", 1),
            event(2, "s2", "sales.order.allocated", "o1", "op1", 2)));
    private final List<Event> fulfilment = new ArrayList<>(List.of(
            event(1, "f1", "fulfilment.stock.received", "a", "op2", 1, 5, 5, 0),
            event(2, "f2", "fulfilment.stock.reserved", "a", "op1", 2, 3, 5, 3),
            event(3, "f3", "fulfilment.order.allocated", "o1", "op1", 1)));
    private final Map<String, List<String>> hooks = new HashMap<>();
    private final Map<String, List<String>> followers = new HashMap<>();
    private final List<String> topic = new ArrayList<>(List.of("f1", "f2", "f3"));
    private final Map<String, String> orders = new HashMap<>(Map.of("o1", "allocated"));
    private final Map<String, StockAccount> stock = new HashMap<>(Map.of("a", new StockAccount(5, 3, 5, false)));
    private final Map<String, Integer> deadLetters = new HashMap<>();
    private final Map<String, Integer> backlog = new HashMap<>();
    private final Map<String, String> troubles = new HashMap<>();

    @Test
    void findsNothingWhereEverythingWasKept() {
        assertThat(violations()).isEmpty();
    }

    @Test
    void reportsAnEventThatIsMissingInTheLog() {
        fulfilment.remove(1);
        topic.remove("f2");
        assertThat(sorts()).contains(Sort.LOST);
    }

    @Test
    void reportsAnOperationThatSucceededAndLeftNoEvent() {
        ended.add(new Ended(RECEIPT, "op9", "succeeded", "/stock/a", null));
        assertThat(sorts()).containsExactly(Sort.LOST);
    }

    @Test
    void reportsAnOperationThatNeverEnds() {
        ended.set(0, new Ended(ORDER, "op1", "accepted", null, null));
        assertThat(sorts()).contains(Sort.LOST);
    }

    @Test
    void reportsACommandThatWasAppliedTwice() {
        fulfilment.add(event(4, "f4", "fulfilment.stock.received", "a", "op2", 3, 5, 10, 3));
        topic.add("f4");
        stock.put("a", new StockAccount(10, 3, 10, false));
        assertThat(sorts()).containsExactly(Sort.DOUBLED);
    }

    @Test
    void reportsAnOrderThatFulfilmentTookTwice() {
        fulfilment.add(event(4, "f4", "fulfilment.order.allocated", "o1", "op1", 2));
        topic.add("f4");
        assertThat(sorts()).containsExactly(Sort.DOUBLED);
    }

    @Test
    void reportsAnOrderThatFulfilmentNeverTook() {
        fulfilment.remove(2);
        topic.remove("f3");
        assertThat(sorts()).containsExactly(Sort.LOST);
    }

    @Test
    void reportsAnOrderOfWhichSalesDidNotHear() {
        sales.remove(1);
        orders.put("o1", "placed");
        assertThat(sorts()).containsExactly(Sort.LOST);
    }

    @Test
    void reportsACancellationThatFulfilmentNeverDecided() {
        Request cancellation = new Request("k5", Kind.CANCELLATION, "/orders/o1/cancellation", "{}", "o1");
        ended.add(new Ended(cancellation, "op5", "succeeded", "/orders/o1", null));
        sales.add(event(3, "s3", "sales.order.cancelling", "o1", "op5", 3));
        orders.put("o1", "cancelling");
        assertThat(sorts()).containsExactly(Sort.LOST);
    }

    @Test
    void acceptsACancellationThatCameTooLate() {
        Request cancellation = new Request("k5", Kind.CANCELLATION, "/orders/o1/cancellation", "{}", "o1");
        ended.add(new Ended(cancellation, "op5", "failed", null, "/sales/problems/order-dispatched"));
        assertThat(violations()).isEmpty();
    }

    @Test
    void reportsAReceiptThatIsRefused() {
        ended.add(new Ended(RECEIPT, null, null, null, null));
        assertThat(sorts()).containsExactly(Sort.BROKEN);
    }

    @Test
    void reportsAReceiptOfAnotherQuantity() {
        fulfilment.set(0, event(1, "f1", "fulfilment.stock.received", "a", "op2", 1, 6, 6, 0));
        fulfilment.set(1, event(2, "f2", "fulfilment.stock.reserved", "a", "op1", 2, 3, 6, 3));
        stock.put("a", new StockAccount(6, 3, 6, false));
        assertThat(sorts()).containsExactly(Sort.BROKEN);
    }

    @Test
    void reportsReservationsThatNoEventTellsOf() {
        stock.put("a", new StockAccount(5, 4, 5, false));
        assertThat(sorts()).containsExactly(Sort.BROKEN);
    }

    @Test
    void reportsVersionsOutOfOrder() {
        sales.set(0, event(1, "s1", "sales.order.placed", "o1", "op1", 2));
        sales.set(1, event(2, "s2", "sales.order.allocated", "o1", "op1", 1));
        assertThat(sorts()).contains(Sort.MISORDERED);
    }

    @Test
    void reportsASubscriberWhoGotEventsInAnotherOrder() {
        Collections.swap(topic, 0, 1);
        assertThat(sorts()).containsExactly(Sort.MISORDERED);
    }

    @Test
    void reportsASubscriberWhoMissedAnEvent() {
        topic.remove("f2");
        assertThat(sorts()).containsExactly(Sort.MISSED);
    }

    @Test
    void reportsAnEventThatWhoFollowedTheLogDidNotGet() {
        followers.put("fulfilment", List.of("f1", "f3"));
        assertThat(sorts()).containsExactly(Sort.MISSED);
    }

    @Test
    void acceptsASubscriberWhoGotAnEventAgain() {
        topic.add(1, "f1");
        topic.add("f2");
        assertThat(violations()).isEmpty();
    }

    @Test
    void reportsAnIdThatTheLogHasTwice() {
        sales.add(event(3, "s1", "sales.customer.changed", "c1", "op3", 1));
        assertThat(sorts()).containsExactly(Sort.DOUBLED);
    }

    @Test
    void reportsAFailedOperationThatWasAppliedAllTheSame() {
        ended.set(0, new Ended(ORDER, "op1", "failed", null, null));
        assertThat(sorts()).contains(Sort.DOUBLED);
    }

    @Test
    void reportsStockThatIsNotWhatItsMovementsAddUpTo() {
        stock.put("a", new StockAccount(6, 3, 5, false));
        assertThat(sorts()).containsExactly(Sort.BROKEN);
    }

    @Test
    void reportsStockThatWasOversoldAtAnyTime() {
        stock.put("a", new StockAccount(5, 3, 5, true));
        assertThat(sorts()).containsExactly(Sort.BROKEN);
    }

    @Test
    void reportsAnOrderWhoseStateIsNotWhatItsEventsSay() {
        orders.put("o1", "placed");
        assertThat(sorts()).containsExactly(Sort.BROKEN);
    }

    @Test
    void reportsAnOrderThatIsGone() {
        orders.clear();
        assertThat(sorts()).containsOnly(Sort.LOST);
    }

    @Test
    void reportsADeadLetterThatNobodyPlanned() {
        deadLetters.put("sales.commands.dead", 1);
        assertThat(sorts()).containsExactly(Sort.BROKEN);
    }

    @Test
    void reportsAFeedThatReadsDifferentlyFromBefore() {
        troubles.put("sales", "reads differently from what it read before");
        assertThat(sorts()).containsExactly(Sort.MISORDERED);
    }

    @Test
    void reportsWhatNobodyAskedFor() {
        fulfilment.add(event(4, "f4", "fulfilment.stock.received", "a", "op7", 3, 5, 10, 3));
        topic.add("f4");
        stock.put("a", new StockAccount(10, 3, 10, false));
        assertThat(sorts()).containsExactly(Sort.BROKEN);
    }

    @Test
    void reportsALevelThatDoesNotFollowFromTheOneBefore() {
        fulfilment.set(1, event(2, "f2", "fulfilment.stock.reserved", "a", "op1", 2, 3, 5, 4));
        assertThat(sorts()).containsExactly(Sort.BROKEN);
    }

    @Test
    void reportsAnInnocentCommandThatWasGivenUp() {
        ended.add(new Ended(DISPATCH, "op9", "failed", null, "/fulfilment/problems/dead-lettered"));
        assertThat(sorts()).containsExactly(Sort.BROKEN);
    }

    @Test
    void reportsAPoisonedCommandThatWasNotGivenUp() {
        Request poison = new Request("k3", Kind.ORDER, "/orders", "{}", "poison-throws-1");
        ended.add(new Ended(poison, "op9", "failed", null, "/sales/problems/unknown-sku"));
        assertThat(sorts()).containsExactly(Sort.BROKEN);
    }

    @Test
    void acceptsAPoisonedCommandThatWasGivenUp() {
        Request poison = new Request("k3", Kind.ORDER, "/orders", "{}", "poison-throws-1");
        ended.add(new Ended(poison, "op9", "failed", null, "/sales/problems/dead-lettered"));
        assertThat(violations()).isEmpty();
    }

    @Test
    void reportsAnEventThatAWebhookDidNotBring() {
        hooks.put("fulfilment", topic.subList(0, topic.size() - 1));
        assertThat(sorts()).containsExactly(Sort.MISSED);
    }

    @Test
    void acceptsWhatAWebhookBringsTwice() {
        hooks.put("fulfilment", Stream.concat(topic.stream(), topic.stream()).toList());
        assertThat(violations()).isEmpty();
    }

    @Test
    void reportsABacklogThatDoesNotDrain() {
        backlog.put("sales.commands", 1);
        assertThat(sorts()).containsExactly(Sort.BROKEN);
    }

    private List<Sort> sorts() {
        return violations().stream().map(Violation::sort).collect(Collectors.toList());
    }

    private List<Violation> violations() {
        return Checker.check(new Evidence(
                ended,
                Map.of("sales", sales, "fulfilment", fulfilment),
                troubles,
                Map.of("fulfilment", topic),
                hooks,
                followers,
                Optional.of(new State(orders, stock)),
                deadLetters,
                backlog));
    }

    private static Event event(long sequence, String id, String type, String subject, String operation, long version) {
        return event(sequence, id, type, subject, operation, version, 0, 0, 0);
    }

    private static Event event(
            long sequence,
            String id,
            String type,
            String subject,
            String operation,
            long version,
            long quantity,
            long onHand,
            long reserved) {
        return new Event(sequence, id, "millrace." + type, subject, operation, version, quantity, onHand, reserved);
    }
}
