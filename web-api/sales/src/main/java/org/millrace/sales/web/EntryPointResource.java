package org.millrace.sales.web;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.millrace.platform.web.description.Described;
import org.millrace.platform.web.link.Api;
import org.millrace.platform.web.link.Links;

/** Where a client begins: the one address that it has to know. */
@ApplicationScoped
@Path("")
@Produces(MediaType.APPLICATION_JSON)
public class EntryPointResource {

    /** @param _links to all that there is */
    public record EntryPoint(String name, Links _links) {}

    @Inject
    private Api api;

    @GET
    @PermitAll
    @Described(id = "readEntryPoint", summary = "See where everything is", answers = "EntryPoint")
    public EntryPoint entryPoint() {
        return new EntryPoint(
                "Millrace Sales",
                api.entryPoint()
                        .and("customers", "/customers")
                        .andTemplate("customer", "/customers/{customerId}")
                        .and("products", "/products")
                        .andTemplate("product", "/products/{sku}")
                        .and("orders", "/orders")
                        .andTemplate("order", "/orders/{orderId}"));
    }
}
