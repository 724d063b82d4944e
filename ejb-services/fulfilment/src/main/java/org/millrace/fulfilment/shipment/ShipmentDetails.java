package org.millrace.fulfilment.shipment;

import java.time.Instant;
import java.util.List;
import org.millrace.fulfilment.order.Line;
import org.millrace.fulfilment.order.ShipTo;

/** A shipment as it is shown; what has not happened yet is null. */
public record ShipmentDetails(
        String shipmentId,
        String orderId,
        String customerId,
        ShipmentStatus status,
        ShipTo shipTo,
        List<Line> lines,
        String carrier,
        String trackingNumber,
        String receivedBy,
        Instant preparedAt,
        Instant dispatchedAt,
        Instant deliveredAt,
        Instant cancelledAt,
        long version) {}
