package org.millrace.fulfilment.shipment;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.millrace.fulfilment.stock.Inventory;
import org.millrace.fulfilment.stock.StockRoom;
import org.millrace.platform.database.Lookup;
import org.millrace.platform.event.Cause;
import org.millrace.platform.event.EventLog;
import org.millrace.platform.problem.IfMatch;
import org.millrace.platform.problem.Problem;
import org.millrace.platform.problem.Refusal;

/** Sends shipments out and learns of their arrival. */
@Stateless
public class Shipping {

    @PersistenceContext(unitName = "fulfilment")
    EntityManager entities;

    @Inject
    StockRoom stockRoom;

    @Inject
    EventLog events;

    @Inject
    Clock clock;

    /**
     * The shipment leaves, and what was reserved for it leaves the stock.
     *
     * @param ifMatch the entity tag that the caller insists on, or null
     * @throws Refusal {@code unknown-shipment}, {@code precondition-failed} or {@code shipment-state}
     */
    public void dispatch(String shipmentId, String carrier, String trackingNumber, String ifMatch, Cause cause) {
        List<String> skus = skusOf(shipmentId);
        if (skus.isEmpty()) {
            throw unknown(shipmentId); // also where its order appears in this moment: what it holds is not locked
        }
        stockRoom.lock(skus);
        Shipment shipment = find(shipmentId);
        IfMatch.check(ifMatch, shipment.version());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        shipment.dispatch(carrier, trackingNumber, now);
        Inventory inventory = stockRoom.open(skus);
        inventory.issue(shipment.order().quantities(), shipmentId, now);
        stockRoom.keep(inventory, cause);
        events.append(cause, shipment);
    }

    /**
     * The shipment has arrived.
     *
     * @param ifMatch the entity tag that the caller insists on, or null
     * @throws Refusal {@code unknown-shipment}, {@code precondition-failed} or {@code shipment-state}
     */
    public void deliver(String shipmentId, String receivedBy, String ifMatch, Cause cause) {
        Shipment shipment = find(shipmentId);
        IfMatch.check(ifMatch, shipment.version());
        shipment.deliver(receivedBy, clock.instant().truncatedTo(ChronoUnit.MICROS));
        events.append(cause, shipment);
    }

    private Shipment find(String shipmentId) {
        Shipment shipment = Lookup.findForUpdate(entities, Shipment.class, shipmentId);
        if (shipment == null) {
            throw unknown(shipmentId);
        }
        return shipment;
    }

    private static Refusal unknown(String shipmentId) {
        return new Refusal(Problem.of(
                "unknown-shipment",
                "Unknown shipment",
                404,
                "There is no shipment %s. An order has one, of the same id, once it is allocated: check the id, or wait for that."
                        .formatted(shipmentId)));
    }

    private List<String> skusOf(String shipmentId) {
        return entities.createQuery(
                        "SELECT KEY(q) FROM Order o JOIN o.quantities q WHERE o.orderId = :id", String.class)
                .setParameter("id", shipmentId)
                .getResultList();
    }
}
