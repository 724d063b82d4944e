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
    public CompletionStage<Response> place(@BeanParam CommandHeaders headers, @Conforms("PlaceOrder") JsonNode body) {
        return acceptance.creating(headers, "PlaceOrder", checkedId(body), body, this::atPath);
    }

    /** Many orders with one request, a line each: a bad one spoils only itself. */
    @POST
    @Consumes(Bulk.NDJSON)
    public Response placeAll(@BeanParam CommandHeaders headers, @Context HttpHeaders http, InputStream body)
            throws IOException {
        return bulk.accept(headers, http, body, "PlaceOrder", "PlaceOrder", OrdersResource::checkedId);
    }

    @POST
    @Path(ONE + "/cancellation")
    public CompletionStage<Response> cancel(
            @PathParam("orderId") String orderId,
            @BeanParam CommandHeaders headers,
            @Conforms("CancelOrder") JsonNode body) {
        return acceptance.changing(headers, "CancelOrder", orderId, body, this::atPath);
    }

    @GET
    public Page<OrderView> page(@BeanParam OrderFilter filter, @BeanParam PageRequest page) {
        return page.page(
                orders.page(filter.filter(), page.after(Orders.Position::parse).orElse(null), page.limit() + 1),
                order -> new Orders.Position(order.placedAt(), order.orderId()).toString(),
                order -> OrderView.of(order, api));
    }

    @GET
    @Path(ONE)
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
