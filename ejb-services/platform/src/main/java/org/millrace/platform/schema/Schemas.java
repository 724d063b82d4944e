package org.millrace.platform.schema;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.i18n.ResourceBundleMessageSource;
import com.networknt.schema.path.PathType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.millrace.platform.json.Json;
import org.millrace.platform.problem.Problem;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The context's JSON Schemas (2020-12): what is checked is what is published. */
public final class Schemas {

    private static final String BASE = "https://millrace.invalid/schemas/";

    /** Limits that are read so are compared exactly; as longs they would be compared with longs only, and 1e20 is none. */
    private static final JsonMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
            .build();

    private final Map<String, JsonNode> documents = new LinkedHashMap<>();
    private final Map<String, Schema> schemas = new LinkedHashMap<>();

    /** Reads {@code schemas/index.txt}, one type a line, and {@code schemas/{type}.json} from the class path. */
    public Schemas(ClassLoader classLoader) {
        for (String type : text(classLoader, "schemas/index.txt").split("\\s+")) {
            documents.put(type, Json.parse(text(classLoader, "schemas/" + type + ".json")));
        }
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder -> builder.nodeReader(reader -> reader.jsonMapper(EXACT))
                        .schemas(location -> Json.write(documents.get(location.substring(BASE.length()))))
                        .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .pathType(PathType.JSON_POINTER)
                                .formatAssertionsEnabled(true)
                                .losslessNarrowing(true)
                                .locale(Locale.ROOT)
                                .messageSource(new ResourceBundleMessageSource(
                                        "org.millrace.platform.schema.flaws", "jsv-messages"))
                                .build()));
        documents.keySet().forEach(type -> schemas.put(type, registry.getSchema(SchemaLocation.of(BASE + type))));
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
        return schema.validate(value).stream().map(this::flaw).toList();
    }

    private Problem.At flaw(Error error) {
        String pointer = error.getInstanceLocation().toString();
        if (error.getProperty() != null) {
            pointer += "/" + error.getProperty().replace("~", "~0").replace("/", "~1");
        }
        return new Problem.At(pointer, error.getKeyword().equals("pattern") ? form(error) : error.getMessage());
    }

    /** A pattern speaks to programs; people read the description beside it. */
    private String form(Error error) {
        if (error.getInstanceNode().asString().indexOf('\0') >= 0) {
            return "must not contain the character U+0000";
        }
        SchemaLocation pattern = error.getSchemaLocation();
        JsonNode document = documents.get(pattern.getAbsoluteIri().toString().substring(BASE.length()));
        JsonNode described = document.at(pattern.getFragment().toString().replaceFirst("/pattern$", ""));
        return "has another form than this: " + described.path("description").asString(error.getMessage());
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
