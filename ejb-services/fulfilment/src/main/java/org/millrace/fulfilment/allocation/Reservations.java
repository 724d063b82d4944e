package org.millrace.fulfilment.allocation;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.millrace.fulfilment.order.Order;
import org.millrace.fulfilment.shipment.Shipment;
import org.millrace.fulfilment.stock.Inventory;
import org.millrace.fulfilment.stock.StockRoom;
import org.millrace.platform.event.Cause;
import org.millrace.platform.event.EventLog;

/** Makes orders sure of their stock. */
@Dependent
public class Reservations {

    @Inject
    EntityManager entities;

    @Inject
    StockRoom stockRoom;

    @Inject
    EventLog events;

    @Inject
    Clock clock;

    /** Reserves all that the order needs and prepares its shipment; the inventory must cover it. */
    void reserve(Order order, Inventory inventory, Cause cause) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        inventory.reserve(order.quantities(), order.id(), now);
        stockRoom.keep(inventory, cause);
        order.allocate();
        events.append(cause, order);
        Shipment shipment = Shipment.prepare(order, now);
        entities.persist(shipment);
        events.append(cause, shipment);
    }
}
