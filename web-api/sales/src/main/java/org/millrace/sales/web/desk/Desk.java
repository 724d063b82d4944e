package org.millrace.sales.web.desk;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.millrace.sales.customer.CustomerSnapshot;
import org.millrace.sales.money.Money;
import org.millrace.sales.order.OrderStatus;
import org.millrace.sales.order.OrderSummary;
import org.millrace.sales.product.CatalogueEntry;
import org.millrace.sales.product.ProductStatus;

/**
 * The order desk.
 *
 * @param orders the newest first
 * @param open how many orders are in each status, but for those that have ended
 * @param catalogue what can be ordered, by sku
 * @param customers who can order, by id
 */
record Desk(List<OrderRow> orders, Map<OrderStatus, Long> open, List<Offer> catalogue, List<Buyer> customers) {

    /** @param cancellable whether the desk may offer that */
    record OrderRow(
            String orderId,
            String customerId,
            String customerName,
            OrderStatus status,
            Money total,
            Instant placedAt,
            boolean cancellable) {

        static OrderRow of(OrderSummary order) {
            return new OrderRow(
                    order.orderId(),
                    order.customerId(),
                    order.customerName(),
                    order.status(),
                    order.total(),
                    order.placedAt(),
                    order.status().mayBeCancelled());
        }
    }

    /** @param availableAt the time that the number is from, or null if Fulfilment has said nothing of it yet */
    record Offer(String sku, String name, Money price, long available, Instant availableAt) {

        static Offer of(CatalogueEntry entry) {
            return new Offer(
                    entry.product().sku(),
                    entry.product().name(),
                    entry.product().price(),
                    entry.available(),
                    entry.availableAt());
        }
    }

    record Buyer(String customerId, String name) {

        static Buyer of(CustomerSnapshot customer) {
            return new Buyer(customer.customerId(), customer.name());
        }
    }

    static Desk of(
            List<OrderSummary> newest,
            Map<OrderStatus, Long> open,
            List<CatalogueEntry> catalogue,
            List<CustomerSnapshot> customers) {
        return new Desk(
                newest.stream().map(OrderRow::of).toList(),
                open,
                catalogue.stream()
                        .filter(entry -> entry.product().status() == ProductStatus.LISTED)
                        .map(Offer::of)
                        .toList(),
                customers.stream().map(Buyer::of).toList());
    }
}
