package org.millrace.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A valid body with one flaw.
 *
 * @param pointer where it is
 */
record Flaw(String body, String pointer) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final Map<String, JsonNode> OF_TYPE = Map.of(
            "string", JSON.readTree("\"x\""),
            "integer", JSON.readTree("7"),
            "number", JSON.readTree("1.5"),
            "boolean", JSON.readTree("true"),
            "null", JSON.readTree("null"),
            "array", JSON.readTree("[]"),
            "object", JSON.readTree("{}"));

    /** Every way in which a member can break its schema: another type, absent, too long, too short, beyond a limit. */
    static List<Flaw> all(JsonNode schema, JsonNode valid) {
        List<Flaw> flaws = new ArrayList<>();
        new Search(schema, valid, flaws).object(schema, JsonPointer.empty());
        return flaws;
    }

    private record Search(JsonNode root, JsonNode valid, List<Flaw> flaws) {

        void object(JsonNode schema, JsonPointer at) {
            schema.path("required").forEach(name -> {
                JsonNode without = valid.deepCopy();
                ((ObjectNode) without.at(at)).remove(name.asString());
                flaws.add(new Flaw(
                        JSON.writeValueAsString(without),
                        at.appendProperty(name.asString()).toString()));
            });
            schema.path("properties")
                    .properties()
                    .forEach(member -> value(member.getValue(), at.appendProperty(member.getKey())));
        }

        private void value(JsonNode declared, JsonPointer at) {
            JsonNode schema = declared.has("$ref")
                    ? root.at(declared.path("$ref").asString().substring(1))
                    : declared;
            wrongTypes(schema).forEach(wrong -> flawed(at, wrong));
            limits(schema).forEach(wrong -> flawed(at, JSON.readTree(wrong)));
            object(schema, at);
            if (schema.has("items")) {
                JsonNode item = valid.at(at.appendIndex(0));
                int most = schema.path("maxItems").asInt();
                if (schema.path("minItems").asInt() > 0) {
                    flawed(at, JSON.createArrayNode());
                }
                flawed(
                        at,
                        JSON.createArrayNode()
                                .addAll(IntStream.rangeClosed(0, most)
                                        .mapToObj(i -> item)
                                        .toList()));
                value(schema.path("items"), at.appendIndex(0));
            }
        }

        private static Stream<JsonNode> wrongTypes(JsonNode schema) {
            List<String> types = schema.path("type").isString()
                    ? List.of(schema.path("type").asString())
                    : schema.path("type").valueStream().map(JsonNode::asString).toList();
            List<JsonNode> known = schema.path("enum").valueStream().toList();
            return OF_TYPE.entrySet().stream()
                    .filter(type -> types.isEmpty()
                            ? !known.contains(type.getValue())
                            : !types.contains(type.getKey())
                                    && !(type.getKey().equals("integer") && types.contains("number")))
                    .map(Map.Entry::getValue);
        }

        private static Stream<String> limits(JsonNode schema) {
            Stream.Builder<String> wrong = Stream.builder();
            if (schema.has("minimum")) {
                wrong.add(schema.path("minimum").asLong() - 1 + "")
                        .add("-1e400")
                        .add("-1e999999999");
            }
            if (schema.has("maximum")) {
                wrong.add(schema.path("maximum").asLong() + 1 + "").add("1e400").add("1e999999999");
            }
            if (schema.path("minLength").asInt() > 0) {
                wrong.add("\"\"");
            }
            if (schema.has("maxLength")) {
                wrong.add("\"" + "1".repeat(schema.path("maxLength").asInt() + 1) + "\"");
            }
            if (schema.has("pattern")) {
                Corpus.texts().stream()
                        .filter(text -> Corpus.isWhole(text)
                                && !text.matches(schema.path("pattern").asString()))
                        .map(Corpus::escaped)
                        .forEach(wrong);
            }
            return wrong.build();
        }

        private void flawed(JsonPointer at, JsonNode wrong) {
            JsonNode changed = valid.deepCopy();
            JsonNode parent = changed.at(at.head());
            if (parent instanceof ArrayNode array) {
                array.set(at.last().getMatchingIndex(), wrong);
            } else {
                ((ObjectNode) parent).set(at.last().getMatchingProperty(), wrong);
            }
            flaws.add(new Flaw(JSON.writeValueAsString(changed), at.toString()));
        }
    }
}
