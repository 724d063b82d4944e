package org.millrace.platform.webhook;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.millrace.platform.event.CloudEventAttributes;
import org.millrace.platform.event.LoggedEvent;
import org.millrace.platform.json.Json;
import org.millrace.platform.operation.Operation;

/** Makes what is sent of what there is: events and tests as CloudEvents 1.0, ended operations as the API shows them. */
final class Messages {

    private static final String CLOUD_EVENT = "application/cloudevents+json";

    private final CloudEventAttributes attributes;

    Messages(CloudEventAttributes attributes) {
        this.attributes = attributes;
    }

    Message event(LoggedEvent event) {
        return new Message(
                event.id(),
                event.type(),
                CLOUD_EVENT,
                event.position(),
                () -> Json.write(attributes.structured(event)));
    }

    Message test(String webhook, String id, Instant now) {
        String type = attributes.test();
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("specversion", "1.0");
        event.put("id", id);
        event.put("source", attributes.source());
        event.put("type", type);
        event.put("subject", webhook);
        event.put("time", now.toString());
        event.put("datacontenttype", "application/json");
        event.put("data", Map.of("webhook", webhook));
        return new Message(id, type, CLOUD_EVENT, null, () -> Json.write(event));
    }

    Message operation(String id, Operation operation, Presentation presentation) {
        return new Message(
                id,
                operation.type(),
                "application/json",
                null,
                () -> presentation.operation().apply(operation));
    }
}
