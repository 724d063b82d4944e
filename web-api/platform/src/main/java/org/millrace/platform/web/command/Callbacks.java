package org.millrace.platform.web.command;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.millrace.platform.problem.Refusal;
import org.millrace.platform.web.problem.Problems;
import org.millrace.platform.webhook.UnreadableUrl;
import org.millrace.platform.webhook.WebhookService;

/** Where the ends of operations are told: by the same rules as webhooks. */
@ApplicationScoped
public class Callbacks {

    @Inject
    private WebhookService webhooks;

    /**
     * @param url as sent, or null
     * @throws Refusal 400 if it is no URL, 422 if it may not be called
     */
    void check(String url) {
        if (url == null) {
            return;
        }
        try {
            webhooks.webhooks().checkCallback(url);
        } catch (UnreadableUrl unreadable) {
            throw Problems.parameter("Callback", unreadable.getMessage());
        }
    }
}
