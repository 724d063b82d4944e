package org.millrace.sales.web.mobile;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.millrace.platform.web.problem.Problems;
import org.millrace.platform.web.state.Conditions;
import org.millrace.platform.web.state.Representation;
import org.millrace.sales.order.OrderOverview;
import org.millrace.sales.order.Orders;

/** A customer's orders, and how one of them stands. */
@ApplicationScoped
@Path("orders")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("sales")
public class OrderScreens {

    /** As many as a person scrolls through. */
    private static final int SCREEN = 20;

    @Inject
    private OrderOverview overview;

    @Inject
    private Orders orders;

    /**
     * The customer's orders, the newest first.
     *
     * @param before the {@code next} of the screen before, or null
     */
    @GET
    public Response ofCustomer(
            @QueryParam("customerId") String customerId,
            @QueryParam("before") String before,
            @BeanParam Conditions conditions) {
        if (customerId == null) {
            throw Problems.parameter("customerId", "say whose orders you want, for example ?customerId=weber.");
        }
        return conditions.answer(Representation.byContent(OrderList.of(
                overview.newestOf(customerId, OrderList.position(customerId, before), SCREEN + 1),
                customerId,
                SCREEN)));
    }

    @GET
    @Path("{orderId: [A-Za-z0-9._-]{1,64}}")
    public Response one(@PathParam("orderId") String orderId, @BeanParam Conditions conditions) {
        return conditions.answer(orders.find(orderId)
                .map(order -> Representation.byContent(OrderState.of(order)))
                .orElseThrow(() -> Problems.notFound("There is no order " + orderId + ": check its id.")));
    }
}
