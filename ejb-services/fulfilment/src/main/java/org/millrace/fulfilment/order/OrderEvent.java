package org.millrace.fulfilment.order;

import java.util.List;

/**
 * Data of every {@code millrace.fulfilment.order.*} event.
 *
 * @param customerId null, and lines empty, if the order was cancelled before it was heard of
 * @param status what became of the order; where a cancellation is refused, how far its shipment is
 * @param version number of the event among those of the order
 */
record OrderEvent(String orderId, String customerId, String status, List<Line> lines, long version) {}
