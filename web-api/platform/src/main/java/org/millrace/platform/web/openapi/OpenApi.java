package org.millrace.platform.web.openapi;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.millrace.platform.json.Json;
import org.millrace.platform.schema.Schemas;
import org.millrace.platform.web.problem.ProblemTexts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/**
 * The OpenAPI 3.1 document of a context's API. Paths, parameters, bodies and roles are those of the resources; headers and
 * problems those that all endpoints of a kind have; schemas and examples those by which requests are checked. What no code
 * can know is said in {@code META-INF/openapi/common.yaml} and the context's {@code META-INF/openapi/context.yaml}.
 */
public final class OpenApi {

    /** Where examples are at home: the default run. */
    private static final String EXAMPLE_BASE = "http://localhost:8080/";

    private static final List<String> VERBS = List.of("GET", "PUT", "POST", "DELETE");

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
            .disable(YAMLWriteFeature.SPLIT_LINES)
            .enable(YAMLWriteFeature.INDENT_ARRAYS_WITH_INDICATOR)
            .build();

    private OpenApi() {}

    /**
     * @param context name of the context, for example {@code sales}
     * @param api whose resources are described
     * @param classLoader that of the context's API
     * @throws IllegalStateException if something is not described: the message tells what and where to
     */
    public static ObjectNode of(String context, Application api, Schemas schemas, ClassLoader classLoader) {
        ObjectNode texts = texts(classLoader, "common.yaml");
        merge(texts, texts(classLoader, "context.yaml"));
        Components components = new Components(
                texts.path("components"),
                schemas,
                new ProblemTexts(classLoader),
                EXAMPLE_BASE + context + "/problems/");
        List<Endpoint> endpoints = api.getClasses().stream()
                .filter(type -> type.isAnnotationPresent(Path.class))
                .flatMap(Endpoint::of)
                .sorted(Comparator.comparing(Endpoint::path)
                        .thenComparing(endpoint -> VERBS.indexOf(endpoint.verb()))
                        .thenComparing(endpoint -> endpoint.described().id()))
                .toList();

        ObjectNode document = Json.object().put("openapi", "3.1.0");
        document.set("info", texts.path("info"));
        document.putArray("servers").addObject().put("url", "/" + context + "/api");
        document.set("tags", tags(endpoints, texts.path("tags")));
        document.set("paths", paths(endpoints, components));
        document.set("webhooks", webhooks("millrace." + context + ".", schemas, components, texts));
        document.set("components", components.used());
        return document;
    }

    /** The document as YAML. */
    public static String yaml(JsonNode document) {
        return YAML.writeValueAsString(document);
    }

    private static ArrayNode tags(List<Endpoint> endpoints, JsonNode texts) {
        ArrayNode tags = Json.object().arrayNode();
        endpoints.stream().map(Endpoint::tag).distinct().forEach(tag -> {
            if (!texts.has(tag)) {
                throw new IllegalStateException("Describe the tag " + tag + " in META-INF/openapi/context.yaml");
            }
            tags.addObject().put("name", tag).set("description", texts.get(tag));
        });
        return tags;
    }

    private static ObjectNode paths(List<Endpoint> endpoints, Components components) {
        ObjectNode paths = Json.object();
        for (Endpoint endpoint : endpoints) {
            ObjectNode operation = paths.withObjectProperty(endpoint.path())
                    .withObjectProperty(endpoint.verb().toLowerCase(Locale.ROOT));
            merge(operation, new Operation(endpoint, components).node());
        }
        return paths;
    }

    /** What is sent to the webhooks of others: an entry for each type of event. */
    private static ObjectNode webhooks(String prefix, Schemas schemas, Components components, JsonNode texts) {
        ObjectNode webhooks = Json.object();
        schemas.types().stream()
                .filter(type -> type.startsWith(prefix))
                .sorted()
                .forEach(type -> {
                    ObjectNode delivery = Json.object();
                    merge(delivery, (ObjectNode) texts.path("x-delivery"));
                    delivery.put("operationId", "on" + camelCase(type.substring(prefix.length())));
                    delivery.put(
                            "summary", schemas.get(type).path("description").asString(type));
                    ObjectNode event = delivery.putObject("requestBody")
                            .put("required", true)
                            .putObject("content")
                            .putObject("application/cloudevents+json")
                            .putObject("schema");
                    ArrayNode all = event.putArray("allOf");
                    all.add(components.schema("CloudEvent"));
                    ObjectNode own = all.addObject().putObject("properties");
                    own.putObject("type").put("const", type);
                    own.set("data", components.schema(type));
                    webhooks.putObject(type).set("post", delivery);
                });
        return webhooks;
    }

    private static String camelCase(String words) {
        return Arrays.stream(words.split("[.-]"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }

    /** Adds what is not there yet. */
    private static void merge(ObjectNode into, ObjectNode from) {
        from.properties().forEach(member -> {
            if (into.get(member.getKey()) instanceof ObjectNode known && member.getValue() instanceof ObjectNode more) {
                merge(known, more);
            } else if (!into.has(member.getKey())) {
                into.set(member.getKey(), member.getValue());
            }
        });
    }

    private static ObjectNode texts(ClassLoader classLoader, String name) {
        try (InputStream in = classLoader.getResourceAsStream("META-INF/openapi/" + name)) {
            if (in == null) {
                throw new IllegalStateException("Not on the class path: META-INF/openapi/" + name);
            }
            return (ObjectNode) YAML.readTree(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
