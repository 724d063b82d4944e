package org.millrace.fulfilment.web;

import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.millrace.fulfilment.shipment.ShipmentStatus;
import org.millrace.platform.web.problem.Problems;

/** Which shipments a client asks for. */
public class ShipmentFilter {

    @QueryParam("orderId")
    private String orderId;

    @QueryParam("status")
    private String status;

    /** Null for those of all orders. */
    String orderId() {
        if (orderId != null && !Id.isWellFormed(orderId)) {
            throw Problems.parameter("orderId", "it must be the id of an order.");
        }
        return orderId;
    }

    /** Null for all. */
    ShipmentStatus status() {
        if (status == null) {
            return null;
        }
        return Arrays.stream(ShipmentStatus.values())
                .filter(known -> known.text().equals(status))
                .findFirst()
                .orElseThrow(() -> Problems.parameter(
                        "status",
                        Arrays.stream(ShipmentStatus.values())
                                .map(ShipmentStatus::text)
                                .collect(Collectors.joining(", ", "it must be one of ", "."))));
    }
}
