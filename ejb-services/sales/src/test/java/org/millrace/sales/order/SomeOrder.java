package org.millrace.sales.order;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.millrace.platform.event.RecordedEvents;
import org.millrace.sales.customer.Address;
import org.millrace.sales.customer.Customer;
import org.millrace.sales.customer.CustomerDetails;
import org.millrace.sales.money.Money;

/** Orders to try rules on. */
final class SomeOrder {

    static final Address HOME = new Address("Am Markt 3", "Freiburg", null, "79098", "Germany");
    static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private SomeOrder() {}

    static Customer customer() {
        return Customer.register("WEBER", new CustomerDetails("Blumen Weber", null, HOME));
    }

    static OrderLine line(String sku, int quantity, String unitPrice, String discount) {
        return new OrderLine(sku, quantity, Money.of(unitPrice, "USD"), new BigDecimal(discount));
    }

    /** Placed, with its first event taken away. */
    static Order placed() {
        Order order = Order.place("10248", customer(), null, List.of(line("11", 12, "14.00", "0")), NOON);
        RecordedEvents.of(order);
        return order;
    }

    static Order in(OrderStatus status) {
        Order order = placed();
        switch (status) {
            case PLACED -> {}
            case BACKORDERED -> order.backorder();
            case ALLOCATED -> order.allocate();
            case DISPATCHED -> order.dispatch();
            case DELIVERED -> order.deliver();
            case CANCELLING -> order.cancel(null);
            case CANCELLED -> {
                order.cancel(null);
                order.confirmCancellation();
            }
        }
        RecordedEvents.of(order);
        return order;
    }
}
