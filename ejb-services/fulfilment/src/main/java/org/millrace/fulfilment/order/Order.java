package org.millrace.fulfilment.order;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.millrace.platform.event.Aggregate;
import org.millrace.platform.event.Cause;

/**
 * An order as Fulfilment sees it. When it is heard of, it is either allocated, with all of its stock reserved, or it
 * waits as a backorder until stock covers it whole. Until its shipment has left it can be cancelled.
 */
@Entity
@Table(name = "customer_order")
public class Order extends Aggregate {

    @Id
    private String orderId;

    private String customerId;

    @Embedded
    private ShipTo shipTo;

    @ElementCollection
    @CollectionTable(name = "order_line", joinColumns = @JoinColumn(name = "order_id"))
    @MapKeyColumn(name = "sku")
    @Column(name = "quantity")
    private Map<String, Long> quantities = new TreeMap<>();

    @Enumerated(EnumType.STRING)
    private OrderStatus status;

    private Instant placedAt;

    private String correlationId;

    protected Order() {}

    /** @param cause why it was placed; what happens to it later refers to the same beginning */
    public Order(OrderPlaced placed, Cause cause) {
        this.orderId = placed.orderId();
        this.customerId = placed.customerId();
        this.shipTo = placed.shipTo();
        this.quantities = Line.sum(placed.lines());
        this.status = OrderStatus.PLACED;
        this.placedAt = placed.placedAt();
        this.correlationId = cause.correlationId();
    }

    /** An order whose cancellation was heard of and nothing else: if it is still to come, it is cancelled already. */
    public static Order unheardOf(String orderId, Instant now, Cause cause) {
        return new Order(new OrderPlaced(orderId, null, null, List.of(), now), cause);
    }

    public String id() {
        return orderId;
    }

    public String customerId() {
        return customerId;
    }

    public ShipTo shipTo() {
        return shipTo;
    }

    public OrderStatus status() {
        return status;
    }

    /** By sku, each once. */
    public Map<String, Long> quantities() {
        return Map.copyOf(quantities);
    }

    public List<Line> lines() {
        return Line.of(quantities);
    }

    /** Stock does not cover it: it waits. */
    public void backorder() {
        become(OrderStatus.BACKORDERED, status == OrderStatus.PLACED);
        tell("backordered", status.text());
    }

    /** All of its stock is reserved. */
    public void allocate() {
        become(OrderStatus.ALLOCATED, status == OrderStatus.PLACED || status == OrderStatus.BACKORDERED);
        tell("allocated", status.text());
    }

    /** It will not leave. */
    public void cancel() {
        become(OrderStatus.CANCELLED, status != OrderStatus.CANCELLED);
        tell("cancelled", status.text());
    }

    /**
     * The cancellation came too late.
     *
     * @param shipmentStatus how far the shipment is
     */
    public void refuseCancellation(String shipmentStatus) {
        tell("cancellation-refused", shipmentStatus);
    }

    /** The cause of what happens to this order because of something else: its own beginning, the other's reason. */
    public Cause because(Cause other) {
        return new Cause(correlationId, other.causationId(), other.traceparent());
    }

    private void become(OrderStatus next, boolean allowed) {
        if (!allowed) {
            throw new IllegalStateException("Order " + orderId + " is " + status + " and cannot become " + next);
        }
        status = next;
    }

    private void tell(String what, String statusTold) {
        record(
                "millrace.fulfilment.order." + what,
                orderId,
                "order/" + orderId,
                version -> new OrderEvent(orderId, customerId, statusTold, lines(), version));
    }
}
