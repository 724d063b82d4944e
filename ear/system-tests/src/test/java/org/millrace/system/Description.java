package org.millrace.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.millrace.client.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A context's OpenAPI document as it is committed: what anybody may expect of its API. */
final class Description {

    private static final String BASE = "https://millrace.invalid/openapi";

    private static final Pattern ADDRESS = Pattern.compile("/(sales|fulfilment)/api(/.*)");

    /** They come from the address or from a defect, not from the operation. */
    private static final List<Integer> ANYWHERE = List.of(405, 500);

    private static final Map<String, Description> OF = new ConcurrentHashMap<>();

    private final String yaml;
    private final JsonNode document;
    private final SchemaRegistry registry;

    private Description(String context) {
        try {
            yaml = Files.readString(Path.of("../../web-api", context, "openapi.yaml"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        document = new YAMLMapper().readTree(yaml);
        registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(location -> Json.write(document)));
    }

    static Description of(String context) {
        return OF.computeIfAbsent(context, Description::new);
    }

    String yaml() {
        return yaml;
    }

    JsonNode document() {
        return document;
    }

    /** @param path below the API's base, without a query */
    record Operation(String path, String method, JsonNode node) {

        String id() {
            return node.path("operationId").asString();
        }

        boolean isAt(String address) {
            return address.matches(path.replaceAll("\\{[^}]*}", "[^/]+"));
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    Stream<Operation> operations() {
        return document.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .map(method -> new Operation(
                                path.getKey(), method.getKey().toUpperCase(Locale.ROOT), method.getValue())));
    }

    /** Insists that the answer is one that the document promises, if it is the API that was asked. */
    static void requireConformity(HttpRequest request, Answer answer) {
        Matcher address = ADDRESS.matcher(request.uri().getRawPath());
        if (address.matches()) {
            of(address.group(1)).requireConformity(request.method(), address.group(2), answer);
        }
    }

    private void requireConformity(String method, String path, Answer answer) {
        Optional<Operation> called = operations()
                .filter(operation -> operation.method().equals(method) && operation.isAt(path))
                .min(Comparator.comparing(operation -> operation.path().contains("{")));
        if (called.isEmpty() || ANYWHERE.contains(answer.status())) {
            return;
        }
        JsonNode responses = called.get().node().path("responses");
        assertThat(responses.propertyNames())
                .as("%s answered %s %s", called.get(), answer.status(), answer.body())
                .contains(Integer.toString(answer.status()));
        String type = answer.header("Content-Type").split(";")[0];
        JsonNode content = responses.path(Integer.toString(answer.status())).path("content");
        if (!content.isEmpty() && !answer.body().isEmpty()) {
            assertThat(content.propertyNames()).as(called.get().toString()).contains(type);
            assertThat(flaws(content.path(type).path("schema"), answer.body()))
                    .as("%s answered %s", called.get(), answer.body())
                    .isEmpty();
        }
    }

    /** What is wrong with a value by a schema of the document. */
    List<String> flaws(JsonNode schema, String json) {
        if (!schema.has("$ref")) {
            return List.of();
        }
        Schema known =
                registry.getSchema(SchemaLocation.of(BASE + schema.path("$ref").asString()));
        return known.validate(Json.read(json)).stream().map(Object::toString).toList();
    }
}
