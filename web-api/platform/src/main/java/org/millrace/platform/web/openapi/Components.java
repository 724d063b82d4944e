package org.millrace.platform.web.openapi;

import org.millrace.platform.json.Json;
import org.millrace.platform.problem.Problem;
import org.millrace.platform.schema.Schemas;
import org.millrace.platform.web.problem.ProblemTexts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The document's {@code components}: only what is referred to gets in, and only what is known can be referred to. */
final class Components {

    private static final String DEFINITION = "#/$defs/";

    private final ObjectNode used = Json.object();
    private final JsonNode texts;
    private final Schemas schemas;
    private final ProblemTexts problems;
    private final String problemBase;

    /**
     * @param texts parameters and headers by their names
     * @param problemBase URL of the pages of problems
     */
    Components(JsonNode texts, Schemas schemas, ProblemTexts problems, String problemBase) {
        this.texts = texts;
        this.schemas = schemas;
        this.problems = problems;
        this.problemBase = problemBase;
        used.set("securitySchemes", texts.path("securitySchemes"));
    }

    ObjectNode used() {
        return used;
    }

    /** What the texts say of a parameter; that of its class counts more than that of all classes. */
    ObjectNode parameter(Endpoint.Input input) {
        String special = input.owner().getSimpleName() + "." + input.name();
        return fromTexts("parameters", texts.path("parameters").has(special) ? special : input.name());
    }

    ObjectNode header(String name) {
        return fromTexts("headers", name);
    }

    private ObjectNode fromTexts(String kind, String name) {
        JsonNode text = texts.path(kind).path(name);
        if (text.isMissingNode()) {
            throw new IllegalStateException("Describe " + name + " under components, " + kind
                    + ", in META-INF/openapi/common.yaml or context.yaml");
        }
        used.withObjectProperty(kind).set(name, text);
        return reference(kind, name);
    }

    /** A JSON Schema of the context by its name. */
    ObjectNode schema(String type) {
        JsonNode schema = schemas.get(type);
        if (schema == null) {
            throw new IllegalStateException("There is no schema " + type);
        }
        add(type, schema, type);
        return reference("schemas", type);
    }

    /** A page of what has that schema. */
    ObjectNode page(String type) {
        String name = type + "Page";
        ObjectNode page = Json.object().put("type", "object").put("description", "A part of a list");
        page.putArray("required").add("items").add("_links");
        ObjectNode properties = page.putObject("properties");
        properties.putObject("items").put("type", "array").put("maxItems", 500).set("items", schema(type));
        properties.set("_links", schema("PageLinks"));
        used.withObjectProperty("schemas").set(name, page);
        return reference("schemas", name);
    }

    /** Whether a body by that schema must have something in it; none passes for an empty object. */
    boolean requires(String type) {
        JsonNode schema = schemas.get(type);
        return schema.has("required") || !schema.path("type").asString("object").equals("object");
    }

    /** What an answer of that status, a success, means. */
    String status(int status) {
        JsonNode text = texts.path("statuses").path(Integer.toString(status));
        if (text.isMissingNode()) {
            throw new IllegalStateException(
                    "Say what " + status + " means under components, statuses, in META-INF/openapi/common.yaml");
        }
        return text.asString();
    }

    /** The first example of a schema. */
    JsonNode example(String type) {
        JsonNode example = schemas.get(type).path("examples").path(0);
        if (example.isMissingNode()) {
            throw new IllegalStateException("Give the schema " + type + " examples");
        }
        return example;
    }

    JsonNode pageExample(String type) {
        ObjectNode page = Json.object();
        page.putArray("items").add(example(type));
        page.set("_links", example("PageLinks"));
        return page;
    }

    /** @return what is known of a problem of that type, which becomes an example */
    Problem problem(String type) {
        Problem problem = problems.of(type);
        ObjectNode example = Json.object().put("summary", problem.title());
        example.putObject("value")
                .put("type", problem.type().equals(type) ? problemBase + type : problem.type())
                .put("title", problem.title())
                .put("status", problem.status())
                .put("detail", problem.detail())
                .put("instance", "/");
        used.withObjectProperty("examples").set(type, example);
        return problem;
    }

    static ObjectNode reference(String kind, String name) {
        return Json.object().put("$ref", "#/components/" + kind + "/" + name);
    }

    private void add(String name, JsonNode schema, String owner) {
        ObjectNode known = used.withObjectProperty("schemas");
        if (!known.has(name)) {
            ObjectNode own = known.putObject(name);
            own.setAll((ObjectNode) resolved(schema, owner));
            own.remove("$schema");
            own.remove("$defs");
        }
    }

    /** A copy whose references are the document's. */
    private JsonNode resolved(JsonNode node, String owner) {
        if (node instanceof ArrayNode array) {
            ArrayNode copy = Json.object().arrayNode();
            array.forEach(item -> copy.add(resolved(item, owner)));
            return copy;
        }
        if (!(node instanceof ObjectNode)) {
            return node;
        }
        ObjectNode copy = Json.object();
        node.properties().forEach(member -> {
            if (member.getKey().equals("$defs")) {
                return;
            }
            copy.set(
                    member.getKey(),
                    member.getKey().equals("$ref")
                            ? target(member.getValue().asString(), owner)
                            : resolved(member.getValue(), owner));
        });
        return copy;
    }

    private JsonNode target(String reference, String owner) {
        if (!reference.startsWith(DEFINITION)) {
            return schema(reference).get("$ref");
        }
        String definition = reference.substring(DEFINITION.length());
        String name = owner + "." + definition;
        add(name, schemas.get(owner).path("$defs").path(definition), owner);
        return reference("schemas", name).get("$ref");
    }
}
