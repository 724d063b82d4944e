package org.millrace.fulfilment.order;

import java.util.Locale;

/** Where an order stands for Fulfilment. */
public enum OrderStatus {
    /** Heard of; whether there is stock for it is decided in the same moment. */
    PLACED,
    /** Waits until stock covers it whole. */
    BACKORDERED,
    /** Everything is reserved, and a shipment was prepared. */
    ALLOCATED,
    /** Will not leave. */
    CANCELLED;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
