package org.millrace.platform.event;

import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.util.RawValue;

/**
 * The attributes under which an event is known everywhere, on the feed, the topic and a webhook: CloudEvents 1.0 with its
 * extensions for sequence and distributed tracing.
 */
public final class CloudEventAttributes {

    private final String source;
    private final String schemas;

    /**
     * @param context name of the context, for example {@code sales}
     * @param baseUrl where the context's API is found by others
     */
    public CloudEventAttributes(String context, String baseUrl) {
        this.source = "/" + context;
        this.schemas = baseUrl + "/" + context + "/api/schemas/";
    }

    /** The context as the origin of events. */
    public String source() {
        return source;
    }

    /** The type of event by which somebody tries out whether events reach them. */
    public String test() {
        return "millrace." + source.substring(1) + ".webhook.tested";
    }

    /** The event with its data, as the JSON format of CloudEvents 1.0 has it. */
    public Map<String, Object> structured(LoggedEvent event) {
        Map<String, Object> structured = new LinkedHashMap<>(of(event));
        structured.put("data", new RawValue(event.data()));
        return structured;
    }

    /** By attribute name, in the order in which a person wants to read them. */
    public Map<String, String> of(LoggedEvent event) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("specversion", "1.0");
        attributes.put("id", event.id());
        attributes.put("source", source);
        attributes.put("type", event.type());
        attributes.put("subject", event.subject());
        attributes.put("time", event.time().truncatedTo(ChronoUnit.MICROS).toString());
        attributes.put("datacontenttype", "application/json");
        attributes.put("dataschema", schemas + event.type());
        attributes.put("sequence", event.sequence());
        attributes.put("correlationid", event.correlationId());
        attributes.put("causationid", event.causationId());
        if (event.traceparent() != null) {
            attributes.put("traceparent", event.traceparent());
        }
        return attributes;
    }
}
