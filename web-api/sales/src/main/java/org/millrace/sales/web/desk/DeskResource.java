package org.millrace.sales.web.desk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.millrace.platform.web.state.Conditions;
import org.millrace.platform.web.state.Representation;
import org.millrace.sales.customer.Customers;
import org.millrace.sales.order.OrderOverview;
import org.millrace.sales.product.Products;

/** The order desk as it is now: what came in, what is open, and what the form for a new order offers. */
@ApplicationScoped
@Path("")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("sales")
public class DeskResource {

    private static final int ORDERS = 50;

    /** More than a person chooses from in a list. */
    private static final int CHOICES = 500;

    @Inject
    private OrderOverview orders;

    @Inject
    private Products products;

    @Inject
    private Customers customers;

    @GET
    public Response desk(@BeanParam Conditions conditions) {
        return conditions.answer(Representation.byContent(Desk.of(
                orders.newest(ORDERS), orders.open(), products.page(null, CHOICES), customers.page(null, CHOICES))));
    }
}
