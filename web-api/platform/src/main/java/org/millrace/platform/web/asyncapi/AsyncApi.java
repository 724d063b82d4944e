package org.millrace.platform.web.asyncapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.millrace.platform.json.Json;
import org.millrace.platform.schema.Schemas;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Describes a context's topic (AsyncAPI 3.0): one channel, with a message for each type of event, made from the event's
 * schema and its sample.
 */
public final class AsyncApi {

    private static final String DEFINITION = "#/$defs/";
    private static final String PREFIX = "cloudEvents_";

    /** What the properties of a message mean, in the order in which a person wants to read them. */
    private static final List<Map.Entry<String, String>> ATTRIBUTES = List.of(
            Map.entry("specversion", "Version of CloudEvents: 1.0."),
            Map.entry("id", "Unique. The same event has the same id on the feed, on the topic and on a webhook."),
            Map.entry("source", "The system that the event is from."),
            Map.entry("type", "What happened."),
            Map.entry("subject", "Id of what it happened to."),
            Map.entry("time", "When it happened: RFC 3339, in UTC."),
            Map.entry("datacontenttype", "Of the body: application/json."),
            Map.entry("dataschema", "URL of the JSON Schema that the body is valid by."),
            Map.entry("sequence", "Position in the log, 19 digits with leading zeros."),
            Map.entry("correlationid", "The operation that began it all, also in the other system."),
            Map.entry("causationid", "The operation or the event that caused it."),
            Map.entry("traceparent", "W3C Trace Context of the request that began it; absent where it had none."));

    private AsyncApi() {}

    /**
     * @param context name of the context, for example {@code sales}
     * @param broker host and port of its messaging acceptor
     * @param classLoader sees the samples
     */
    public static ObjectNode of(String context, String broker, Schemas schemas, ClassLoader classLoader) {
        String topic = context + ".events";
        String title = Character.toUpperCase(context.charAt(0)) + context.substring(1);
        ObjectNode document = Json.object().put("asyncapi", "3.0.0").put("id", "urn:millrace:" + context);
        ObjectNode info = document.putObject("info");
        info.put("title", "Millrace " + title + ": events")
                .put("version", "1.0.0")
                .put("description", """
                        Everything that happens in %s, as one message an event, in the order of its log, at least once: a \
                        repeat has the same id. Durable, shared and shared durable subscriptions survive restarts. \
                        Selectors work on the properties, for example cloudEvents_type = 'millrace.%s'. What was \
                        published before the subscription began is on the HTTP feed, with the same ids and sequence. \
                        Members and types that you do not know are to be ignored: more may come; a breaking change is a \
                        new type that ends in .v2.""".formatted(
                                title, context.equals("sales") ? "sales.order.placed" : context + ".stock.received"));
        info.putObject("license").put("name", "Apache 2.0").put("url", "https://www.apache.org/licenses/LICENSE-2.0");
        info.putArray("tags").addObject().put("name", context).put("description", "Events of " + title + ".");
        document.put("defaultContentType", "application/json");
        document.set("servers", servers(broker));
        ObjectNode channel = document.putObject("channels").putObject("events");
        channel.put("address", topic)
                .put("title", "The topic " + topic)
                .put("description", "A multicast address; its name is the same for JMS createTopic, AMQP and CORE.");
        ObjectNode messages = channel.putObject("messages");
        ObjectNode bindings = channel.putObject("bindings");
        bindings.putObject("jms").put("destination", topic).put("bindingVersion", "0.0.1");
        // the binding knows queues only
        channel.put("x-jms-destination-type", "topic");
        ObjectNode send = document.putObject("operations").putObject("publishEvents");
        send.put("action", "send")
                .put("summary", title + " publishes; whoever has the role integrator may subscribe.")
                .put("description", "After the commit of what they tell of, in the order of the log.");
        send.set("channel", reference("#/channels/events"));
        ObjectNode components = document.putObject("components");
        ObjectNode described = components.putObject("messages");
        components
                .putObject("securitySchemes")
                .putObject("integrator")
                .put("type", "userPassword")
                .put("description", "A user with the role integrator: it may subscribe, and may not send.");
        schemas.types().stream()
                .filter(type -> type.startsWith("millrace." + context + "."))
                .forEach(type -> {
                    described.set(type, message(type, context, schemas.get(type), classLoader));
                    messages.set(type, reference("#/components/messages/" + type));
                });
        return document;
    }

    private static ObjectNode servers(String broker) {
        ObjectNode servers = Json.object();
        Map.of(
                        "jms", "JMS with Artemis' own client (CORE).",
                        "amqp1", "AMQP 1.0, for example Qpid JMS or Proton.",
                        "stomp", "STOMP 1.2.")
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(protocol -> {
                    ObjectNode server = servers.putObject(protocol.getKey());
                    server.put("host", broker)
                            .put("protocol", protocol.getKey())
                            .put("description", protocol.getValue());
                    server.putArray("security").add(reference("#/components/securitySchemes/integrator"));
                });
        return servers;
    }

    private static ObjectNode message(String type, String context, JsonNode schema, ClassLoader classLoader) {
        ObjectNode message = Json.object()
                .put("name", type)
                .put("title", type)
                .put("summary", schema.path("description").asString(type))
                .put("contentType", "application/json");
        ObjectNode headers = message.putObject("headers").put("type", "object");
        ObjectNode properties = headers.putObject("properties");
        text(properties, "JMSType", "The type of the event.").put("const", type);
        text(properties, "JMSCorrelationID", "The operation that began it all.");
        text(properties, "JMSXGroupID", "The subject.");
        ATTRIBUTES.forEach(attribute -> text(properties, PREFIX + attribute.getKey(), attribute.getValue()));
        properties.withObjectProperty(PREFIX + "type").put("const", type);
        properties.withObjectProperty(PREFIX + "source").put("const", "/" + context);
        message.putObject("correlationId").put("location", "$message.header#/JMSCorrelationID");
        ObjectNode payload = (ObjectNode) inlined(schema, schema.path("$defs"));
        payload.remove("$schema");
        message.set("payload", payload);
        message.putArray("examples").addObject().set("payload", sample(type, classLoader));
        return message;
    }

    private static ObjectNode text(ObjectNode properties, String name, String description) {
        return properties.putObject(name).put("type", "string").put("description", description);
    }

    /** A copy that refers to nothing: here a reference would be one into the document. */
    private static JsonNode inlined(JsonNode node, JsonNode definitions) {
        if (node instanceof ArrayNode array) {
            ArrayNode copy = Json.object().arrayNode();
            array.forEach(item -> copy.add(inlined(item, definitions)));
            return copy;
        }
        if (!(node instanceof ObjectNode)) {
            return node;
        }
        ObjectNode copy = Json.object();
        node.properties().forEach(member -> {
            String name = member.getKey();
            if (name.equals("$ref")) {
                String definition = member.getValue().asString().substring(DEFINITION.length());
                copy.setAll((ObjectNode) inlined(definitions.path(definition), definitions));
            } else if (!name.equals("$defs")) {
                copy.set(name, inlined(member.getValue(), definitions));
            }
        });
        return copy;
    }

    private static JsonNode sample(String type, ClassLoader classLoader) {
        String name = "samples/" + type + ".json";
        try (InputStream in = classLoader.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("Not on the class path: " + name);
            }
            return Json.parse(in.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static ObjectNode reference(String target) {
        return Json.object().put("$ref", target);
    }
}
