package org.millrace.platform.web.webhook;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Supplier;
import org.millrace.platform.problem.Problem;
import org.millrace.platform.web.caller.Caller;
import org.millrace.platform.web.description.Described;
import org.millrace.platform.web.json.Conforms;
import org.millrace.platform.web.link.Api;
import org.millrace.platform.web.page.Page;
import org.millrace.platform.web.page.PageRequest;
import org.millrace.platform.web.problem.Problems;
import org.millrace.platform.web.state.Conditions;
import org.millrace.platform.webhook.UnreadableUrl;
import org.millrace.platform.webhook.Webhook;
import org.millrace.platform.webhook.WebhookRequest;
import org.millrace.platform.webhook.WebhookService;
import org.millrace.platform.webhook.Webhooks;

/** Who wants to be sent events registers here. A webhook belongs to its caller, and to the operators. */
@ApplicationScoped
@Path("webhooks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed("integrator")
public class WebhooksResource {

    /** @param since what failed at this time or later */
    record Recovery(OffsetDateTime since) {}

    /** @param keys by which anybody can verify signatures v1a */
    record Keys(List<WebhookService.PublicKey> keys) {}

    @Inject
    private WebhookService service;

    @Inject
    private OwnWebhooks own;

    @Inject
    private Caller caller;

    @Inject
    private Api api;

    @GET
    @Path("key")
    @PermitAll
    @Described(id = "readWebhookKeys", summary = "Read the keys of the signatures v1a", answers = "WebhookKeys")
    public Object keys() {
        return new Keys(service.keys());
    }

    @GET
    @Described(id = "listWebhooks", summary = "List your webhooks", answers = "Webhook")
    public Page<WebhookView> page(@BeanParam PageRequest page) {
        return page.page(
                webhooks().page(own.owner(), page.after().orElse(null), page.limit() + 1),
                Webhook::id,
                webhook -> WebhookView.of(webhook, null, api));
    }

    @POST
    @Described(
            id = "registerWebhook",
            summary = "Have events sent to you",
            text =
                    "The secret is shown here only. The URL is asked first, with OPTIONS: until it agrees the webhook is pending.",
            answers = "Webhook",
            status = 201,
            refuses = "forbidden-address")
    public Response register(@BeanParam Conditions conditions, @Conforms("WebhookDetails") WebhookRequest request) {
        Webhooks.WithSecret made = readable(() -> webhooks().register(caller.name(), request));
        return conditions.created(
                api.url(WebhookView.path(made.webhook().id())),
                WebhookView.represent(made.webhook(), made.secret(), api));
    }

    @GET
    @Path("{id}")
    @Described(id = "readWebhook", summary = "Read a webhook", answers = "Webhook")
    public Response one(@PathParam("id") String id, @BeanParam Conditions conditions) {
        return conditions.answer(WebhookView.represent(own.find(id), null, api));
    }

    @PUT
    @Path("{id}")
    @Described(
            id = "changeWebhook",
            summary = "Change a webhook",
            text = "A new URL is asked first, with OPTIONS.",
            answers = "Webhook",
            refuses = "forbidden-address")
    public Response change(
            @PathParam("id") String id,
            @BeanParam Conditions conditions,
            @Conforms("WebhookDetails") WebhookRequest request) {
        own.find(id);
        Webhook changed = readable(() -> webhooks().change(id, request, conditions.ifMatch()))
                .orElseThrow(OwnWebhooks::notFound);
        return conditions.changed(WebhookView.represent(changed, null, api));
    }

    @DELETE
    @Path("{id}")
    @Described(id = "removeWebhook", summary = "Remove a webhook", status = 204)
    public void remove(@PathParam("id") String id) {
        own.find(id);
        webhooks().remove(id);
    }

    /** A new secret; for a day the old one is good too. */
    @POST
    @Path("{id}/secret-rotation")
    @Described(
            id = "rotateWebhookSecret",
            summary = "Have a new secret",
            text = "For a day deliveries are signed with the old one, too.",
            answers = "Webhook")
    public Response rotate(@PathParam("id") String id, @BeanParam Conditions conditions) {
        own.find(id);
        Webhooks.WithSecret rotated = webhooks().rotate(id).orElseThrow(OwnWebhooks::notFound);
        return conditions.changed(WebhookView.represent(rotated.webhook(), rotated.secret(), api));
    }

    /** Sends an event of no meaning, once. */
    @POST
    @Path("{id}/test")
    @Described(
            id = "testWebhook",
            summary = "Have a test sent",
            answers = "DeliveryRequested",
            status = 202,
            refuses = "webhook-inactive")
    public Response test(@PathParam("id") String id) {
        own.find(id);
        service.deliveries().test(id);
        return Accepted.delivery(id, api);
    }

    /** Sends again what has failed, and ends a suspension. */
    @POST
    @Path("{id}/recovery")
    @Described(
            id = "recoverWebhook",
            summary = "Have sent again what has failed",
            text = "Ends a suspension.",
            answers = "DeliveryRequested",
            status = 202,
            refuses = "webhook-inactive")
    public Response recover(@PathParam("id") String id, @Conforms("WebhookRecovery") Recovery recovery) {
        own.find(id);
        service.deliveries().recover(id, recovery.since().toInstant());
        return Accepted.delivery(id, api);
    }

    private Webhooks webhooks() {
        return service.webhooks();
    }

    private static <T> T readable(Supplier<T> change) {
        try {
            return change.get();
        } catch (UnreadableUrl unreadable) {
            throw Problems.invalid(
                    "The URL cannot be read: see errors.", List.of(new Problem.At("/url", unreadable.getMessage())));
        }
    }
}
