package org.millrace.platform.web.webhook;

import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.millrace.platform.web.link.Api;
import org.millrace.platform.web.link.Link;

/** Something will be sent, and shows among the webhook's deliveries then. */
record Accepted(Map<String, Link> _links) {

    static Response delivery(String webhook, Api api) {
        String path = WebhookView.path(webhook);
        return Response.accepted(new Accepted(api.links(path).and("deliveries", path + "/deliveries")))
                .build();
    }
}
