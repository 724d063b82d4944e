package org.millrace.fulfilment.order;

import java.time.Instant;
import java.util.List;

/** What Fulfilment takes from {@code millrace.sales.order.placed}. */
public record OrderPlaced(String orderId, String customerId, ShipTo shipTo, List<Line> lines, Instant placedAt) {}
