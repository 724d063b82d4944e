package org.millrace.sales.web;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.OptionalLong;
import org.millrace.platform.problem.Problem;
import org.millrace.platform.web.json.Conforms;
import org.millrace.platform.web.link.Api;
import org.millrace.platform.web.page.Page;
import org.millrace.platform.web.page.PageRequest;
import org.millrace.platform.web.problem.Problems;
import org.millrace.platform.web.state.Conditions;
import org.millrace.platform.web.state.Representation;
import org.millrace.platform.web.trace.Trace;
import org.millrace.sales.customer.CustomerSnapshot;
import org.millrace.sales.customer.Customers;

/** Customers: registered and changed at once, for an order desk waits with the customer on the phone. */
@ApplicationScoped
@Path("customers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed("sales")
public class CustomersResource {

    private static final String ONE = "{customerId: " + Id.PATTERN + "}";

    @Inject
    private Customers customers;

    @Inject
    private Api api;

    @Inject
    private Trace trace;

    @GET
    public Page<CustomerView> page(@BeanParam PageRequest page) {
        return page.page(
                customers.page(page.after().orElse(null), page.limit() + 1),
                CustomerSnapshot::customerId,
                customer -> CustomerView.of(customer, api));
    }

    @POST
    public Response register(@BeanParam Conditions conditions, @Conforms("Customer") CustomerBody body) {
        String customerId =
                body.customerId() == null ? UuidCreator.getTimeOrderedEpoch().toString() : body.customerId();
        return register(customerId, body, conditions);
    }

    @GET
    @Path(ONE)
    public Response one(@PathParam("customerId") String customerId, @BeanParam Conditions conditions) {
        return conditions.answer(customers
                .find(customerId)
                .map(this::represent)
                .orElseThrow(() -> Problems.notFound("There is no customer " + customerId
                        + ": check the id, GET /customers lists all that there are.")));
    }

    @PUT
    @Path(ONE)
    public Response put(
            @PathParam("customerId") String customerId,
            @BeanParam Conditions conditions,
            @Conforms("Customer") CustomerBody body) {
        if (body.customerId() != null && !body.customerId().equals(customerId)) {
            throw Problems.invalid(
                    "The body is about another customer than the address: send it to that one's, or correct it.",
                    List.of(new Problem.At("/customerId", "must be " + customerId + ", or left out")));
        }
        conditions.require(customers
                .find(customerId)
                .map(known -> OptionalLong.of(known.version()))
                .orElse(OptionalLong.empty()));
        return customers
                .change(customerId, body.details(), conditions.ifMatch(), trace.cause())
                .map(changed -> conditions.changed(represent(changed)))
                .orElseGet(() -> register(customerId, body, conditions));
    }

    private Response register(String customerId, CustomerBody body, Conditions conditions) {
        CustomerSnapshot registered = customers.register(customerId, body.details(), trace.cause());
        return conditions.created(api.url("/customers/" + customerId), represent(registered));
    }

    private Representation represent(CustomerSnapshot customer) {
        return Representation.of(customer.version(), CustomerView.of(customer, api));
    }
}
