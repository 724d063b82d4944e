package org.millrace.platform.web.feed;

import java.util.List;
import java.util.Map;
import org.millrace.platform.event.CloudEventAttributes;
import org.millrace.platform.event.LoggedEvent;

/** Events in the JSON format of CloudEvents 1.0, structured, as a batch. */
final class CloudEvents {

    static final String BATCH = "application/cloudevents-batch+json";

    private CloudEvents() {}

    static List<Map<String, Object>> batch(List<LoggedEvent> events, CloudEventAttributes attributes) {
        return events.stream().map(attributes::structured).toList();
    }
}
