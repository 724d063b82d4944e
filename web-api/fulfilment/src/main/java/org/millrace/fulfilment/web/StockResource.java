package org.millrace.fulfilment.web;

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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import org.millrace.fulfilment.stock.StockLevel;
import org.millrace.fulfilment.stock.StockQueries;
import org.millrace.platform.problem.Refusal;
import org.millrace.platform.web.command.Acceptance;
import org.millrace.platform.web.command.CommandHeaders;
import org.millrace.platform.web.description.Described;
import org.millrace.platform.web.json.Conforms;
import org.millrace.platform.web.link.Api;
import org.millrace.platform.web.page.Page;
import org.millrace.platform.web.page.PageRequest;
import org.millrace.platform.web.problem.Problems;
import org.millrace.platform.web.query.TimeParameter;
import org.millrace.platform.web.state.Conditions;
import org.millrace.platform.web.state.Representation;
import tools.jackson.databind.JsonNode;

/** Stock: as it is, as it was, and all that ever moved; receipts and stocktakes are booked when their turn comes. */
@ApplicationScoped
@Path("stock")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed("warehouse")
public class StockResource {

    private static final String ONE = "{sku: " + Id.PATTERN + "}";

    @Inject
    private StockQueries stock;

    @Inject
    private Acceptance acceptance;

    @Inject
    private Api api;

    @GET
    @Described(id = "listStock", summary = "List the stock", answers = "Stock")
    public Page<StockView> page(@BeanParam PageRequest page) {
        return page.page(
                stock.page(page.after().orElse(""), page.limit() + 1),
                StockLevel::sku,
                level -> StockView.of(level, api));
    }

    /** @param at an RFC 3339 time: the level as it was then */
    @GET
    @Path(ONE)
    @Described(id = "readStock", summary = "Read the stock of a sku, as it is or as it was", answers = "Stock")
    public Response one(@PathParam("sku") String sku, @QueryParam("at") String at, @BeanParam Conditions conditions) {
        return conditions.answer(at == null ? represent(sku) : represent(sku, TimeParameter.read("at", at)));
    }

    @GET
    @Path(ONE + "/ledger")
    @Described(id = "readLedger", summary = "Read all that ever moved of a sku, oldest first", answers = "Movement")
    public Page<MovementView> ledger(@PathParam("sku") String sku, @BeanParam PageRequest page) {
        if (stock.find(sku).isEmpty()) {
            throw unknown(sku);
        }
        return page.page(
                stock.ledger(sku, page.after(Long::parseLong).orElse(0L), page.limit() + 1),
                line -> Long.toString(line.version()),
                MovementView::of);
    }

    @POST
    @Path(ONE + "/receipts")
    @Described(id = "receiveStock", summary = "Book goods that came in", answers = "Stock", refuses = "unknown-sku")
    public CompletionStage<Response> receive(
            @PathParam("sku") String sku, @BeanParam CommandHeaders headers, @Conforms("ReceiveStock") JsonNode body) {
        return acceptance.changing(headers, "ReceiveStock", sku, body, this::atPath);
    }

    @POST
    @Path(ONE + "/counts")
    @Described(
            id = "countStock",
            summary = "Book a stocktake",
            answers = "Stock",
            refuses = {"unknown-sku", "stock-reserved"})
    public CompletionStage<Response> count(
            @PathParam("sku") String sku, @BeanParam CommandHeaders headers, @Conforms("CountStock") JsonNode body) {
        return acceptance.changing(headers, "CountStock", sku, body, this::atPath);
    }

    /** For operators; not linked to, since nobody needs it as long as all is well. */
    @POST
    @Path(ONE + "/rebuild")
    @RolesAllowed("ops")
    @Described(
            id = "rebuildStock",
            summary = "Make the level of a sku anew from its ledger",
            text = "Changes nothing where the level is right; goods go on being moved meanwhile.",
            answers = "Stock",
            refuses = "unknown-sku")
    public CompletionStage<Response> rebuild(
            @PathParam("sku") String sku, @BeanParam CommandHeaders headers, @Conforms("RebuildStock") JsonNode body) {
        return acceptance.changing(headers, "RebuildStock", sku, body, this::atPath);
    }

    private Representation atPath(String path) {
        return represent(path.substring("/stock/".length()));
    }

    private Representation represent(String sku) {
        StockLevel level = stock.find(sku).orElseThrow(() -> unknown(sku));
        return Representation.of(level.version(), StockView.of(level, api), level.name());
    }

    private Representation represent(String sku, Instant at) {
        StockLevel level = stock.findAt(sku, at).orElseThrow(() -> unknown(sku));
        return Representation.of(level.version(), StockView.of(level, at, api), level.name(), at);
    }

    private static Refusal unknown(String sku) {
        return Problems.notFound("Fulfilment has not heard of the sku " + sku
                + ": check it, or ask again a moment after Sales has listed it.");
    }
}
