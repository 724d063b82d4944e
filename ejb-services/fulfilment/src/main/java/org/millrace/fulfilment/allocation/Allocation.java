package org.millrace.fulfilment.allocation;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.millrace.fulfilment.order.Order;
import org.millrace.fulfilment.order.OrderPlaced;
import org.millrace.fulfilment.order.OrderStatus;
import org.millrace.fulfilment.order.WaitingList;
import org.millrace.fulfilment.shipment.Shipment;
import org.millrace.fulfilment.stock.Inventory;
import org.millrace.fulfilment.stock.StockRoom;
import org.millrace.platform.database.Lookup;
import org.millrace.platform.event.Cause;
import org.millrace.platform.event.EventLog;

/** Reserves stock for the orders that Sales takes, and frees it again when one is cancelled in time. */
@Stateless
public class Allocation {

    @PersistenceContext(unitName = "fulfilment")
    EntityManager entities;

    @Inject
    StockRoom stockRoom;

    @Inject
    WaitingList waitingList;

    @Inject
    Reservations reservations;

    @Inject
    Backorders backorders;

    @Inject
    EventLog events;

    @Inject
    Clock clock;

    /** An order was placed: if stock covers it whole it is allocated, else it waits. */
    public void place(OrderPlaced placed, Cause cause) {
        if (Lookup.find(entities, Order.class, placed.orderId()) != null) {
            return; // its cancellation was heard of before it
        }
        Order order = new Order(placed, cause);
        stockRoom.lock(order.quantities().keySet());
        Inventory inventory = stockRoom.open(order.quantities().keySet());
        entities.persist(order);
        if (inventory.covers(order.quantities())) {
            reservations.reserve(order, inventory, cause);
        } else {
            order.backorder();
            waitingList.join(order);
            events.append(cause, order);
        }
    }

    /** Sales wants an order back: before it has left it is cancelled, and what it held goes to those who wait. */
    public void cancel(OrderCancelling cancelling, Cause cause) {
        List<String> skus = skusOf(cancelling.orderId());
        Inventory inventory = backorders.lock(skus);
        Order order = Lookup.find(entities, Order.class, cancelling.orderId());
        if (skus.isEmpty() && order != null && order.status() != OrderStatus.CANCELLED) {
            // it was heard of in this moment, and what it needs is not locked
            entities.detach(order);
            cancel(cancelling, cause);
            return;
        }
        if (order == null) {
            order = Order.unheardOf(cancelling.orderId(), clock.instant().truncatedTo(ChronoUnit.MICROS), cause);
            entities.persist(order);
        }
        switch (order.status()) {
            case PLACED -> cancelled(order, cause);
            case BACKORDERED -> {
                waitingList.leave(order);
                cancelled(order, cause);
            }
            case ALLOCATED -> stop(order, inventory, cause);
            case CANCELLED -> {
                // asked twice; the first answer stands
            }
        }
    }

    private void stop(Order order, Inventory inventory, Cause cause) {
        Shipment shipment = Lookup.findForUpdate(entities, Shipment.class, order.id());
        if (shipment.hasLeft()) {
            order.refuseCancellation(shipment.status().text());
            events.append(cause, order);
            return;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        shipment.cancel(now);
        events.append(cause, shipment);
        inventory.release(order.quantities(), order.id(), now);
        stockRoom.keep(inventory, cause);
        cancelled(order, cause);
        backorders.fill(inventory, order.quantities().keySet(), cause);
    }

    private void cancelled(Order order, Cause cause) {
        order.cancel();
        events.append(cause, order);
    }

    private List<String> skusOf(String orderId) {
        return entities.createQuery(
                        "SELECT KEY(q) FROM Order o JOIN o.quantities q WHERE o.orderId = :id", String.class)
                .setParameter("id", orderId)
                .getResultList();
    }
}
