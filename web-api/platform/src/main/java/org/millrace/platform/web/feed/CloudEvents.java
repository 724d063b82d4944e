package org.millrace.platform.web.feed;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.millrace.platform.event.CloudEventAttributes;
import org.millrace.platform.event.LoggedEvent;
import tools.jackson.databind.util.RawValue;

/** Events in the JSON format of CloudEvents 1.0, structured, as a batch. */
final class CloudEvents {

    static final String BATCH = "application/cloudevents-batch+json";

    private CloudEvents() {}

    static List<Map<String, Object>> batch(List<LoggedEvent> events, CloudEventAttributes attributes) {
        return events.stream().map(event -> structured(event, attributes)).toList();
    }

    static Map<String, Object> structured(LoggedEvent event, CloudEventAttributes attributes) {
        Map<String, Object> structured = new LinkedHashMap<>(attributes.of(event));
        structured.put("data", new RawValue(event.data()));
        return structured;
    }
}
