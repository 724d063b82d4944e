package org.millrace.platform.web.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.millrace.platform.json.Json;
import org.millrace.platform.operation.Operation;
import org.millrace.platform.web.feed.FeedReader;
import org.millrace.platform.web.link.Api;
import org.millrace.platform.web.operation.OperationView;
import org.millrace.platform.webhook.Presentation;
import org.millrace.platform.webhook.WebhookService;

/** Lets what is sent out look as it does in the API. */
@ApplicationScoped
public class WebhookPresentation {

    @Inject
    private WebhookService service;

    @Inject
    private FeedReader feed;

    @Inject
    private Api api;

    void begin(@Observes @Initialized(ApplicationScoped.class) Object application) {
        service.present(new Presentation(this::operation, this::eventsAfter));
    }

    private String operation(Operation operation) {
        return Json.write(OperationView.of(operation, api).body());
    }

    private String eventsAfter(long position) {
        return api.url("/events?after=") + feed.cursor(position);
    }
}
