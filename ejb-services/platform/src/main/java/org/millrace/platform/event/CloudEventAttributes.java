package org.millrace.platform.event;

import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

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
