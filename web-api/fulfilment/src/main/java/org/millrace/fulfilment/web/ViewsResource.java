package org.millrace.fulfilment.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.millrace.fulfilment.SalesView;
import org.millrace.platform.json.Json;
import org.millrace.platform.web.description.Described;
import org.millrace.platform.web.json.Conforms;
import tools.jackson.databind.JsonNode;

/** What Fulfilment keeps of others: an operator, who may read their feeds, hands over what was missed. */
@ApplicationScoped
@Path("views")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("ops")
public class ViewsResource {

    @Inject
    private SalesView salesView;

    /** Each event counts by itself; after a failure the same page may be sent again. */
    @POST
    @Path("sales/events")
    @Consumes({"application/cloudevents-batch+json", MediaType.APPLICATION_JSON})
    @Described(
            id = "hearSalesAgain",
            summary = "Hear again what Sales said of its customers and products",
            text = "Pages of the feed of Sales, from its beginning, make the view of its customers and products anew. "
                    + "What is older than what is known changes nothing, and other events do not count.",
            status = 204)
    public Response hear(@Conforms("SalesEvents") JsonNode events) {
        for (JsonNode event : events) {
            salesView.hearAgain(event.path("type").asString(), Json.write(event.path("data")));
        }
        return Response.noContent().build();
    }
}
