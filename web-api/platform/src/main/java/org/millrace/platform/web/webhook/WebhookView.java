package org.millrace.platform.web.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.millrace.platform.web.link.Api;
import org.millrace.platform.web.link.Link;
import org.millrace.platform.web.state.Representation;
import org.millrace.platform.webhook.Webhook;

/**
 * A webhook as its owner sees it.
 *
 * @param reason why it is not active, or null
 * @param secret only when it has just been made
 */
public record WebhookView(
        String id,
        String url,
        List<String> types,
        String subject,
        String mode,
        String status,
        String reason,
        @JsonInclude(JsonInclude.Include.NON_NULL) String secret,
        Map<String, Link> _links) {

    static String path(String id) {
        return "/webhooks/" + id;
    }

    static WebhookView of(Webhook webhook, String secret, Api api) {
        String path = path(webhook.id());
        boolean sends = webhook.status() == Webhook.Status.ACTIVE || webhook.status() == Webhook.Status.SUSPENDED;
        return new WebhookView(
                webhook.id(),
                webhook.url(),
                webhook.types(),
                webhook.subject(),
                webhook.mode().text(),
                webhook.status().text(),
                webhook.reason(),
                secret,
                api.links(path)
                        .and("deliveries", path + "/deliveries")
                        .and("secret-rotation", path + "/secret-rotation")
                        .andIf(sends, "test", path + "/test")
                        .andIf(sends, "recovery", path + "/recovery"));
    }

    static Representation represent(Webhook webhook, String secret, Api api) {
        return Representation.of(
                webhook.version(), of(webhook, secret, api), webhook.status().text(), webhook.reason());
    }
}
