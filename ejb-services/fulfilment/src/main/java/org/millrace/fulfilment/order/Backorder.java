package org.millrace.fulfilment.order;

import java.time.Instant;
import java.util.List;

/**
 * An order that waits for stock.
 *
 * @param recipient name of who waits
 */
public record Backorder(String orderId, String recipient, Instant placedAt, List<Want> lines) {

    /**
     * What is wanted of a sku.
     *
     * @param available pieces that there are for the next order
     */
    public record Want(String sku, long quantity, long available) {}
}
