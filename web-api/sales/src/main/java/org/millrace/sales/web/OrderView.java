package org.millrace.sales.web;

import java.time.Instant;
import java.util.List;
import org.millrace.platform.web.link.Api;
import org.millrace.platform.web.link.Links;
import org.millrace.sales.money.Money;
import org.millrace.sales.order.OrderLine;
import org.millrace.sales.order.OrderSnapshot;
import org.millrace.sales.order.OrderStatus;
import org.millrace.sales.order.ShipTo;

/** An order as clients see it. */
public record OrderView(
        String orderId,
        String customerId,
        OrderStatus status,
        ShipTo shipTo,
        List<OrderLine> lines,
        Money total,
        Instant placedAt,
        long version,
        Links _links) {

    static OrderView of(OrderSnapshot order, Api api) {
        String path = "/orders/" + order.orderId();
        return new OrderView(
                order.orderId(),
                order.customerId(),
                order.status(),
                order.shipTo(),
                order.lines(),
                order.total(),
                order.placedAt(),
                order.version(),
                api.links(path)
                        .and("customer", "/customers/" + order.customerId())
                        .and("events", "/events?subject=" + order.orderId())
                        .andIf(order.status().mayBeCancelled(), "cancellation", path + "/cancellation"));
    }
}
