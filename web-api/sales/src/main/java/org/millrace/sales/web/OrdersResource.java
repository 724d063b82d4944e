package org.millrace.sales.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletionStage;
import org.millrace.platform.json.Json;
import org.millrace.platform.web.command.Acceptance;
import org.millrace.platform.web.command.Bulk;
import org.millrace.platform.web.command.CommandHeaders;
import org.millrace.platform.web.deprecation.Retiring;
import org.millrace.platform.web.description.Described;
import org.millrace.platform.web.json.Conforms;
import org.millrace.platform.web.link.Api;
import org.millrace.platform.web.page.Page;
import org.millrace.platform.web.page.PageRequest;
import org.millrace.platform.web.problem.Problems;
import org.millrace.platform.web.state.Conditions;
import org.millrace.platform.web.state.Representation;
import org.millrace.sales.order.OrderSnapshot;
import org.millrace.sales.order.Orders;
import org.millrace.sales.order.PlaceOrder;
import tools.jackson.databind.JsonNode;

/** Orders: accepted at once and placed when their turn comes, so that a flood of them drowns nobody. */
@ApplicationScoped
@Path("orders")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed("sales")
public class OrdersResource {

    private static final String ONE = "{orderId: " + Id.PATTERN + "}";

    @Inject
    private Orders orders;

    @Inject
    private Acceptance acceptance;

    @Inject
    private Bulk bulk;

    @Inject
    private Api api;

    @POST
    @Described(
            id = "placeOrder",
            summary = "Place an order",
            answers = "Order",
            status = 201,
            refuses = {"unknown-customer", "unknown-sku", "product-discontinued", "mixed-currencies", "order-exists"})
    public CompletionStage<Response> place(@BeanParam CommandHeaders headers, @Conforms("PlaceOrder") JsonNode body) {
        return acceptance.creating(headers, "PlaceOrder", checkedId(body), body, this::atPath);
    }

    /** Many orders with one request, a line each: a bad one spoils only itself. */
    @POST
    @Consumes(Bulk.NDJSON)
    @Described(
            id = "placeOrders",
            summary = "Place many orders",
            text =
                    "One order a line; each is accepted or refused by itself. An Idempotency-Key counts for each line with its"
                            + " number.",
            answers = "BulkAnswer",
            status = 207)
    public Response placeAll(
            @BeanParam CommandHeaders headers, @Context HttpHeaders http, @Conforms("PlaceOrder") InputStream body)
            throws IOException {
        return bulk.accept(headers, http, body, "PlaceOrder", "PlaceOrder", OrdersResource::checkedId);
    }

    @POST
    @Path(ONE + "/cancellation")
    @Described(
            id = "cancelOrder",
            summary = "Cancel an order",
            text =
                    "The operation succeeds with the order cancelling; Fulfilment's answer makes it cancelled, or dispatched if it"
                            + " had left already.",
            answers = "Order",
            refuses = {"order-dispatched", "order-cancelled", "unknown-order"})
    public CompletionStage<Response> cancel(
            @PathParam("orderId") String orderId,
            @BeanParam CommandHeaders headers,
            @Conforms("CancelOrder") JsonNode body) {
        return acceptance.changing(headers, "CancelOrder", orderId, body, this::atPath);
    }

    /** The name that {@link #cancel} had at first. */
    @POST
    @Path(ONE + "/cancel")
    @Retiring(since = "2026-11-01", until = "2027-10-31", successor = "/orders/{orderId}/cancellation")
    @Described(
            id = "cancelOrderByOldName",
            summary = "Cancel an order, by an old name",
            answers = "Order",
            refuses = {"order-dispatched", "order-cancelled", "unknown-order"})
    public CompletionStage<Response> cancelByOldName(
            @PathParam("orderId") String orderId,
            @BeanParam CommandHeaders headers,
            @Conforms("CancelOrder") JsonNode body) {
        return cancel(orderId, headers, body);
    }

    @GET
    @Described(id = "listOrders", summary = "List orders, newest first", answers = "Order")
    public Page<OrderView> page(@BeanParam OrderFilter filter, @BeanParam PageRequest page) {
        return page.page(
                orders.page(filter.filter(), page.after(Orders.Position::parse).orElse(null), page.limit() + 1),
                order -> new Orders.Position(order.placedAt(), order.orderId()).toString(),
                order -> OrderView.of(order, api));
    }

    @GET
    @Path(ONE)
    @Described(id = "readOrder", summary = "Read an order", answers = "Order")
    public Response one(@PathParam("orderId") String orderId, @BeanParam Conditions conditions) {
        return conditions.answer(represent(orderId));
    }

    /** @return the id that the client chose, or null */
    private static String checkedId(JsonNode order) {
        Json.read(order, PlaceOrder.class).check();
        return order.path("orderId").asString(null);
    }

    private Representation atPath(String path) {
        return represent(path.substring("/orders/".length()));
    }

    private Representation represent(String orderId) {
        OrderSnapshot order = orders.find(orderId)
                .orElseThrow(() -> Problems.notFound(
                        "There is no order " + orderId + ": check the id, GET /orders lists all that there are."));
        return Representation.of(order.version(), OrderView.of(order, api));
    }
}
