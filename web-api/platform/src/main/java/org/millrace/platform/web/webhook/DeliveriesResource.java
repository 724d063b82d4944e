package org.millrace.platform.web.webhook;

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
import org.millrace.platform.web.description.Described;
import org.millrace.platform.web.link.Api;
import org.millrace.platform.web.page.Page;
import org.millrace.platform.web.page.PageRequest;
import org.millrace.platform.web.problem.Problems;
import org.millrace.platform.webhook.WebhookService;

/** What was sent to a webhook: each attempt of the last seven days, newest first. */
@ApplicationScoped
@Path("webhooks/{id}/deliveries")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed("integrator")
public class DeliveriesResource {

    @Inject
    private WebhookService service;

    @Inject
    private OwnWebhooks own;

    @Inject
    private Api api;

    @GET
    @Described(
            id = "listDeliveries",
            summary = "List what was sent to a webhook",
            text = "The newest first, for seven days.",
            answers = "Delivery")
    public Page<AttemptView> page(@PathParam("id") String id, @BeanParam PageRequest page) {
        own.find(id);
        return page.page(
                service.deliveries().page(id, page.after().map(Long::valueOf).orElse(null), page.limit() + 1),
                attempt -> Long.toString(attempt.id()),
                attempt -> AttemptView.of(attempt, api));
    }

    /** Sends the same once more. */
    @POST
    @Path("{attempt}/redelivery")
    @Described(
            id = "redeliver",
            summary = "Have one delivery sent again",
            answers = "DeliveryRequested",
            status = 202,
            refuses = "webhook-inactive")
    public Response repeat(@PathParam("id") String id, @PathParam("attempt") String attempt) {
        own.find(id);
        if (!attempt.matches("[0-9]{1,18}") || !service.deliveries().repeat(id, Long.parseLong(attempt))) {
            throw Problems.notFound("This webhook has no delivery of that id: its deliveries are kept for seven days.");
        }
        return Accepted.delivery(id, api);
    }
}
