package org.millrace.sales.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.OptionalLong;
import org.millrace.platform.web.json.Conforms;
import org.millrace.platform.web.link.Api;
import org.millrace.platform.web.page.Page;
import org.millrace.platform.web.page.PageRequest;
import org.millrace.platform.web.problem.Problems;
import org.millrace.platform.web.state.Conditions;
import org.millrace.platform.web.state.Representation;
import org.millrace.platform.web.trace.Trace;
import org.millrace.sales.product.CatalogueEntry;
import org.millrace.sales.product.ProductDetails;
import org.millrace.sales.product.Products;

/** The catalogue. */
@ApplicationScoped
@Path("products")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed("sales")
public class ProductsResource {

    private static final String ONE = "{sku: " + Id.PATTERN + "}";

    @Inject
    private Products products;

    @Inject
    private Api api;

    @Inject
    private Trace trace;

    @GET
    public Page<ProductView> page(@BeanParam PageRequest page) {
        return page.page(
                products.page(page.after().orElse(null), page.limit() + 1),
                entry -> entry.product().sku(),
                entry -> ProductView.of(entry, api));
    }

    @GET
    @Path(ONE)
    public Response one(@PathParam("sku") String sku, @BeanParam Conditions conditions) {
        return conditions.answer(products.find(sku)
                .map(this::represent)
                .orElseThrow(() -> Problems.notFound("The catalogue has no product " + sku
                        + ": check the sku, GET /products lists all that there are.")));
    }

    @PUT
    @Path(ONE)
    public Response put(
            @PathParam("sku") String sku,
            @BeanParam Conditions conditions,
            @Conforms("Product") ProductDetails details) {
        conditions.require(products.find(sku)
                .map(known -> OptionalLong.of(known.product().version()))
                .orElse(OptionalLong.empty()));
        return products.change(sku, details, conditions.ifMatch(), trace.cause())
                .map(changed -> conditions.changed(represent(changed)))
                .orElseGet(() -> conditions.created(
                        api.url("/products/" + sku), represent(products.list(sku, details, trace.cause()))));
    }

    /** What is available changes without a new version of the product, and is not compared when the product is changed. */
    private Representation represent(CatalogueEntry entry) {
        return Representation.of(
                entry.product().version(), ProductView.of(entry, api), entry.available(), entry.availableAt());
    }
}
