package org.millrace.platform.web.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.millrace.platform.problem.Refusal;
import org.millrace.platform.web.caller.Caller;
import org.millrace.platform.web.problem.Problems;
import org.millrace.platform.webhook.Webhook;
import org.millrace.platform.webhook.WebhookService;

/** Whose webhooks a caller may see and change: their own, and operators all. */
@ApplicationScoped
public class OwnWebhooks {

    private static final String OPERATORS = "ops";

    @Inject
    private WebhookService service;

    @Inject
    private Caller caller;

    /** @return the caller's name, or null for who may see all */
    String owner() {
        return caller.is(OPERATORS) ? null : caller.name();
    }

    /** @throws Refusal 404 if the caller has no such webhook */
    Webhook find(String id) {
        return service.webhooks()
                .find(id)
                .filter(webhook -> caller.is(OPERATORS) || webhook.owner().equals(caller.name()))
                .orElseThrow(OwnWebhooks::notFound);
    }

    static Refusal notFound() {
        return Problems.notFound("You have no webhook of this id: GET /webhooks lists yours.");
    }
}
