package org.millrace.sales.order;

import java.time.Instant;
import java.util.List;
import org.millrace.sales.money.Money;

/** How an order reads, on the API and in the event that tells of its placing. */
public record OrderSnapshot(
        String orderId,
        String customerId,
        OrderStatus status,
        ShipTo shipTo,
        List<OrderLine> lines,
        Money total,
        Instant placedAt,
        long version) {}
