package org.millrace.platform.schema;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.PathType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.millrace.platform.json.Json;
import org.millrace.platform.problem.Problem;
import tools.jackson.databind.JsonNode;

/** The context's JSON Schemas (2020-12): what is checked is what is published. */
public final class Schemas {

    private static final String BASE = "https://millrace.invalid/schemas/";

    private final Map<String, JsonNode> documents = new LinkedHashMap<>();
    private final Map<String, Schema> schemas = new LinkedHashMap<>();

    /**
     * Reads {@code schemas/index.txt} of the context and {@code schemas/platform.txt}, one type a line, and
     * {@code schemas/{type}.json} from the class path.
     */
    public Schemas(ClassLoader classLoader) {
        for (String index : List.of("index", "platform")) {
            for (String type : text(classLoader, "schemas/" + index + ".txt").split("\\s+")) {
                documents.put(type, Json.parse(text(classLoader, "schemas/" + type + ".json")));
            }
        }
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder -> builder.schemas(location -> Json.write(documents.get(location.substring(BASE.length()))))
                        .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .pathType(PathType.JSON_POINTER)
                                .formatAssertionsEnabled(true)
                                .build()));
        documents.forEach(
                (type, document) -> schemas.put(type, registry.getSchema(SchemaLocation.of(BASE + type), document)));
    }

    /** All types that have a schema: commands, bodies and events. */
    public List<String> types() {
        return List.copyOf(documents.keySet());
    }

    /** @return the schema, or null if there is none of that name */
    public JsonNode get(String type) {
        return documents.get(type);
    }

    /** @return what is wrong with the value, empty if it is valid */
    public List<Problem.At> check(String type, JsonNode value) {
        Schema schema = schemas.get(type);
        if (schema == null) {
            throw new IllegalArgumentException("No schema for " + type);
        }
        return schema.validate(value).stream().map(Schemas::flaw).toList();
    }

    private static Problem.At flaw(Error error) {
        String pointer = error.getInstanceLocation().toString();
        if (error.getProperty() != null) {
            pointer += "/" + error.getProperty().replace("~", "~0").replace("/", "~1");
        }
        return new Problem.At(pointer, error.getMessage());
    }

    private static String text(ClassLoader classLoader, String name) {
        try (InputStream in = classLoader.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("Not on the class path: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
