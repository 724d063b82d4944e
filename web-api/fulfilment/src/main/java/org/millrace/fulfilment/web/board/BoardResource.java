package org.millrace.fulfilment.web.board;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.millrace.fulfilment.order.BackorderQueries;
import org.millrace.fulfilment.shipment.ShipmentQueries;
import org.millrace.fulfilment.shipment.ShipmentStatus;
import org.millrace.fulfilment.stock.StockQueries;
import org.millrace.platform.web.state.Conditions;
import org.millrace.platform.web.state.Representation;

/** The warehouse as it is now: what there is, what has to leave, and what waits. */
@ApplicationScoped
@Path("")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("warehouse")
public class BoardResource {

    private static final int LEVELS = 500;
    private static final int TASKS = 50;

    @Inject
    private StockQueries stock;

    @Inject
    private ShipmentQueries shipments;

    @Inject
    private BackorderQueries backorders;

    @GET
    public Response board(@BeanParam Conditions conditions) {
        Board.Counts counts = new Board.Counts(
                shipments.count(ShipmentStatus.PREPARED),
                shipments.count(ShipmentStatus.DISPATCHED),
                backorders.count());
        return conditions.answer(Representation.byContent(
                Board.of(counts, shipments.toDispatch(TASKS), backorders.oldest(TASKS), stock.page("", LEVELS))));
    }
}
