package org.millrace.fulfilment.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.millrace.fulfilment.recipient.RecipientQueries;
import org.millrace.platform.web.link.Api;
import org.millrace.platform.web.problem.Problems;
import org.millrace.platform.web.state.Conditions;
import org.millrace.platform.web.state.Representation;

/** Recipients: customers as Fulfilment has heard of them. */
@ApplicationScoped
@Path("recipients")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("warehouse")
public class RecipientsResource {

    @Inject
    private RecipientQueries recipients;

    @Inject
    private Api api;

    @GET
    @Path("{customerId: " + Id.PATTERN + "}")
    public Response one(@PathParam("customerId") String customerId, @BeanParam Conditions conditions) {
        return conditions.answer(recipients
                .find(customerId)
                .map(recipient -> Representation.of(recipient.version(), RecipientView.of(recipient, api)))
                .orElseThrow(() -> Problems.notFound("Fulfilment has not heard of the customer " + customerId
                        + ": check the id, or ask again a moment after Sales has registered it.")));
    }
}
