package org.millrace.fulfilment.shipment;

import java.time.Instant;
import java.util.List;
import org.millrace.fulfilment.order.Line;
import org.millrace.fulfilment.order.ShipTo;

/**
 * Data of every {@code millrace.fulfilment.shipment.*} event: the shipment as it is after it.
 *
 * @param version number of the event among those of the shipment
 */
record ShipmentEvent(
        String shipmentId,
        String orderId,
        String customerId,
        String status,
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
