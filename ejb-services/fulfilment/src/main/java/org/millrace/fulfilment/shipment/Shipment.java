package org.millrace.fulfilment.shipment;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import org.millrace.fulfilment.order.Order;
import org.millrace.platform.event.Aggregate;
import org.millrace.platform.problem.Problem;
import org.millrace.platform.problem.Refusal;

/**
 * What is sent for one order; it has the order's id. It is prepared when everything in it is reserved, then dispatched
 * with a carrier and at last delivered. Until it is dispatched it can be cancelled.
 */
@Entity
@Table(name = "shipment")
public class Shipment extends Aggregate {

    @Id
    private String shipmentId;

    @MapsId
    @OneToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "shipment_id")
    private Order order;

    @Enumerated(EnumType.STRING)
    private ShipmentStatus status;

    private String carrier;

    private String trackingNumber;

    private String receivedBy;

    private Instant preparedAt;

    private Instant dispatchedAt;

    private Instant deliveredAt;

    private Instant cancelledAt;

    protected Shipment() {}

    private Shipment(Order order, Instant now) {
        this.shipmentId = order.id();
        this.order = order;
        this.status = ShipmentStatus.PREPARED;
        this.preparedAt = now;
        tell();
    }

    /** A shipment for an order whose stock is reserved. */
    public static Shipment prepare(Order order, Instant now) {
        return new Shipment(order, now);
    }

    public ShipmentStatus status() {
        return status;
    }

    public Order order() {
        return order;
    }

    /** Whether it is too late to stop it. */
    public boolean hasLeft() {
        return status == ShipmentStatus.DISPATCHED || status == ShipmentStatus.DELIVERED;
    }

    /**
     * It leaves the warehouse.
     *
     * @param trackingNumber may be null
     * @throws Refusal {@code shipment-state} unless it is prepared
     */
    public void dispatch(String carrier, String trackingNumber, Instant now) {
        advance(ShipmentStatus.PREPARED, ShipmentStatus.DISPATCHED);
        this.carrier = carrier;
        this.trackingNumber = trackingNumber;
        this.dispatchedAt = now;
        tell();
    }

    /**
     * It has arrived.
     *
     * @param receivedBy may be null
     * @throws Refusal {@code shipment-state} unless it is dispatched
     */
    public void deliver(String receivedBy, Instant now) {
        advance(ShipmentStatus.DISPATCHED, ShipmentStatus.DELIVERED);
        this.receivedBy = receivedBy;
        this.deliveredAt = now;
        tell();
    }

    /**
     * It stays.
     *
     * @throws Refusal {@code shipment-state} unless it is prepared
     */
    public void cancel(Instant now) {
        advance(ShipmentStatus.PREPARED, ShipmentStatus.CANCELLED);
        this.cancelledAt = now;
        tell();
    }

    private void advance(ShipmentStatus from, ShipmentStatus to) {
        if (status != from) {
            throw new Refusal(Problem.of(
                    "shipment-state",
                    "Shipment in the wrong state",
                    409,
                    "Shipment %s is %s; only a %s one can become %s. Read it: its links say what can be done."
                            .formatted(shipmentId, status.text(), from.text(), to.text())));
        }
        status = to;
    }

    private void tell() {
        record(
                "millrace.fulfilment.shipment." + status.text(),
                shipmentId,
                "shipment/" + shipmentId,
                version -> new ShipmentEvent(
                        shipmentId,
                        order.id(),
                        order.customerId(),
                        status.text(),
                        order.shipTo(),
                        order.lines(),
                        carrier,
                        trackingNumber,
                        receivedBy,
                        preparedAt,
                        dispatchedAt,
                        deliveredAt,
                        cancelledAt,
                        version));
    }
}
