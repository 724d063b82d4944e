package org.millrace.sales.web;

import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.millrace.platform.web.problem.Problems;
import org.millrace.sales.order.OrderStatus;
import org.millrace.sales.order.Orders;

/** Which orders a client asks for. */
public class OrderFilter {

    @QueryParam("customerId")
    private String customerId;

    @QueryParam("status")
    private String status;

    Orders.Filter filter() {
        if (customerId != null && !Id.isWellFormed(customerId)) {
            throw Problems.parameter("customerId", "it must be the id of a customer.");
        }
        return new Orders.Filter(customerId, status == null ? null : status());
    }

    private OrderStatus status() {
        return OrderStatus.named(status)
                .orElseThrow(() -> Problems.parameter(
                        "status",
                        Arrays.stream(OrderStatus.values())
                                .map(OrderStatus::word)
                                .collect(Collectors.joining(", ", "it must be one of ", "."))));
    }
}
