package org.millrace.fulfilment.shipment;

import java.util.Locale;

/** Where a shipment is. */
public enum ShipmentStatus {
    PREPARED,
    DISPATCHED,
    DELIVERED,
    CANCELLED;

    /** As outsiders write it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
