package org.millrace.fulfilment.web;

import java.time.Instant;
import java.util.List;
import org.millrace.fulfilment.order.Line;
import org.millrace.fulfilment.order.ShipTo;
import org.millrace.fulfilment.shipment.ShipmentDetails;
import org.millrace.fulfilment.shipment.ShipmentStatus;
import org.millrace.platform.web.link.Api;
import org.millrace.platform.web.link.Links;

/** A shipment as clients see it; what has not happened yet is null. */
public record ShipmentView(
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
        long version,
        Links _links) {

    static ShipmentView of(ShipmentDetails shipment, Api api) {
        String path = "/shipments/" + shipment.shipmentId();
        return new ShipmentView(
                shipment.shipmentId(),
                shipment.orderId(),
                shipment.customerId(),
                shipment.status().text(),
                shipment.shipTo(),
                shipment.lines(),
                shipment.carrier(),
                shipment.trackingNumber(),
                shipment.receivedBy(),
                shipment.preparedAt(),
                shipment.dispatchedAt(),
                shipment.deliveredAt(),
                shipment.cancelledAt(),
                shipment.version(),
                api.links(path)
                        .and("recipient", "/recipients/" + shipment.customerId())
                        .and("events", "/events?subject=" + shipment.shipmentId())
                        .andIf(shipment.status() == ShipmentStatus.PREPARED, "dispatch", path + "/dispatch")
                        .andIf(shipment.status() == ShipmentStatus.DISPATCHED, "delivery", path + "/delivery"));
    }
}
