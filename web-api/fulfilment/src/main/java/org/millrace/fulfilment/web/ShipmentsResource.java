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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionStage;
import org.millrace.fulfilment.shipment.ShipmentDetails;
import org.millrace.fulfilment.shipment.ShipmentQueries;
import org.millrace.platform.web.command.Acceptance;
import org.millrace.platform.web.command.CommandHeaders;
import org.millrace.platform.web.json.Conforms;
import org.millrace.platform.web.link.Api;
import org.millrace.platform.web.page.Page;
import org.millrace.platform.web.page.PageRequest;
import org.millrace.platform.web.problem.Problems;
import org.millrace.platform.web.state.Conditions;
import org.millrace.platform.web.state.Representation;
import tools.jackson.databind.JsonNode;

/** Shipments: looked at, sent out, and told to have arrived. */
@ApplicationScoped
@Path("shipments")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed("warehouse")
public class ShipmentsResource {

    private static final String ONE = "{shipmentId: " + Id.PATTERN + "}";

    @Inject
    private ShipmentQueries shipments;

    @Inject
    private Acceptance acceptance;

    @Inject
    private Api api;

    @GET
    public Page<ShipmentView> page(@BeanParam ShipmentFilter filter, @BeanParam PageRequest page) {
        return page.page(
                shipments.page(filter.orderId(), filter.status(), page.after().orElse(""), page.limit() + 1),
                ShipmentDetails::shipmentId,
                shipment -> ShipmentView.of(shipment, api));
    }

    @GET
    @Path(ONE)
    public Response one(@PathParam("shipmentId") String shipmentId, @BeanParam Conditions conditions) {
        return conditions.answer(represent(shipmentId));
    }

    @POST
    @Path(ONE + "/dispatch")
    public CompletionStage<Response> dispatch(
            @PathParam("shipmentId") String shipmentId,
            @BeanParam CommandHeaders headers,
            @Conforms("DispatchShipment") JsonNode body) {
        return acceptance.changing(headers, "DispatchShipment", shipmentId, body, this::atPath);
    }

    @POST
    @Path(ONE + "/delivery")
    public CompletionStage<Response> deliver(
            @PathParam("shipmentId") String shipmentId,
            @BeanParam CommandHeaders headers,
            @Conforms("DeliverShipment") JsonNode body) {
        return acceptance.changing(headers, "DeliverShipment", shipmentId, body, this::atPath);
    }

    private Representation atPath(String path) {
        return represent(path.substring("/shipments/".length()));
    }

    private Representation represent(String shipmentId) {
        ShipmentDetails shipment = shipments
                .find(shipmentId)
                .orElseThrow(() -> Problems.notFound("There is no shipment " + shipmentId
                        + ": check the id; an order has one, of the same id, once it is allocated."));
        return Representation.of(shipment.version(), ShipmentView.of(shipment, api));
    }
}
