package org.millrace.platform.webhook;

import java.util.List;

/**
 * What a client wants a webhook to be; see the schema {@code WebhookDetails}.
 *
 * @param subject null for all
 * @param mode {@code ordered}, also where it is null, or {@code parallel}
 */
public record WebhookRequest(String url, List<String> types, String subject, String mode) {

    String modeOrDefault() {
        return mode == null ? Webhook.Mode.ORDERED.text() : mode;
    }
}
