package org.millrace.sales.order;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.ColumnTransformer;
import org.millrace.platform.event.Aggregate;
import org.millrace.sales.customer.Customer;
import org.millrace.sales.money.Money;

/**
 * A customer's order. Once placed, its lines and prices stand. Fulfilment's events then move it on: backordered while
 * there is too little stock, allocated when all of it is reserved, dispatched, delivered. Until it leaves it can be
 * cancelled: it is cancelling until Fulfilment answers, for a parcel may be leaving in that moment; the answer makes it
 * cancelled, or dispatched after all. An event that no longer fits, such as one that comes twice, changes nothing.
 */
@Entity
@Table(name = "customer_order")
public class Order extends Aggregate {

    @Id
    private String orderId;

    private String customerId;

    @Enumerated(EnumType.STRING)
    private OrderStatus status;

    private ShipTo shipTo;

    @Convert(converter = OrderLines.class)
    @Column(columnDefinition = "jsonb", updatable = false)
    @ColumnTransformer(write = "?::jsonb")
    private List<OrderLine> lines;

    private Money total;
    private Instant placedAt;

    protected Order() {}

    /**
     * @param shipTo where to, or null: to the customer as it is now
     * @param lines at least one, all of one currency
     */
    static Order place(String orderId, Customer customer, ShipTo shipTo, List<OrderLine> lines, Instant placedAt) {
        if (lines.stream().map(line -> line.unitPrice().currency()).distinct().count() > 1) {
            throw OrderRefusals.mixedCurrencies(422);
        }
        Order order = new Order();
        order.orderId = orderId;
        order.customerId = customer.customerId();
        order.status = OrderStatus.PLACED;
        order.shipTo = shipTo == null ? ShipTo.of(customer) : shipTo;
        order.lines = lines;
        order.total = lines.stream().map(OrderLine::total).reduce(Money::plus).orElseThrow();
        order.placedAt = placedAt;
        order.record("millrace.sales.order.placed", orderId, order.aggregate(), order::snapshot);
        return order;
    }

    void backorder() {
        move(OrderStatus.BACKORDERED);
    }

    void allocate() {
        move(OrderStatus.ALLOCATED);
    }

    void dispatch() {
        move(OrderStatus.DISPATCHED);
    }

    void deliver() {
        move(OrderStatus.DELIVERED);
    }

    /** Asks for its end; Fulfilment has the last word. */
    void cancel(String reason) {
        switch (status) {
            case DISPATCHED, DELIVERED -> throw OrderRefusals.orderDispatched(orderId);
            case CANCELLING, CANCELLED -> throw OrderRefusals.orderCancelled(orderId);
            default -> {
                status = OrderStatus.CANCELLING;
                recordProgress("cancelling", reason);
            }
        }
    }

    void confirmCancellation() {
        move(OrderStatus.CANCELLED);
    }

    /** It had left before the cancellation arrived, whether or not that news came first. */
    void refuseCancellation(String reason) {
        if (status == OrderStatus.CANCELLING) {
            move(OrderStatus.DISPATCHED);
        }
        if (status == OrderStatus.DISPATCHED || status == OrderStatus.DELIVERED) {
            recordProgress("cancellation-refused", reason);
        }
    }

    OrderStatus status() {
        return status;
    }

    OrderSnapshot snapshot() {
        return snapshot(version());
    }

    private OrderSnapshot snapshot(long version) {
        return new OrderSnapshot(orderId, customerId, status, shipTo, List.copyOf(lines), total, placedAt, version);
    }

    private void move(OrderStatus next) {
        if (status.mayBecome(next)) {
            status = next;
            recordProgress(next.word(), null);
        }
    }

    private void recordProgress(String what, String reason) {
        record(
                "millrace.sales.order." + what,
                orderId,
                aggregate(),
                version -> new OrderProgress(orderId, customerId, status, reason, version));
    }

    private String aggregate() {
        return "order/" + orderId;
    }
}
