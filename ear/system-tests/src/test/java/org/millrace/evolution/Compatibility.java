package org.millrace.evolution;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whether consumers who rely on a schema (JSON Schema 2020-12) can live with a later one: whatever is valid by the later
 * must be valid by the one that they know. Members may be added, since consumers ignore what they do not know. It errs on
 * the safe side: a keyword that it cannot weigh must be the same in both.
 */
final class Compatibility {

    private static final Set<String> ANNOTATIONS =
            Set.of("$schema", "$id", "$defs", "$comment", "title", "description", "examples", "default", "deprecated");
    private static final Set<String> LOWER_BOUNDS = Set.of("minimum", "minLength", "minItems");
    private static final Set<String> UPPER_BOUNDS = Set.of("maximum", "maxLength", "maxItems");

    private final JsonNode known;
    private final JsonNode later;
    private final List<String> breaks = new ArrayList<>();

    private Compatibility(JsonNode known, JsonNode later) {
        this.known = known;
        this.later = later;
    }

    /** @return what would break consumers, each with its place; empty if nothing would */
    static List<String> breaks(JsonNode known, JsonNode later) {
        Compatibility compatibility = new Compatibility(known, later);
        compatibility.compare("", known, later);
        return compatibility.breaks;
    }

    private void compare(String place, JsonNode knownHere, JsonNode laterHere) {
        JsonNode before = resolved(knownHere, known);
        JsonNode now = resolved(laterHere, later);
        for (String keyword : before.propertyNames()) {
            if (ANNOTATIONS.contains(keyword)) {
                continue;
            }
            JsonNode was = before.path(keyword);
            JsonNode is = now.path(keyword);
            switch (keyword) {
                case "properties" -> was.propertyNames().forEach(name -> member(place + "/" + name, name, was, is));
                case "items" -> compare(place + "/*", was, is);
                case "type" ->
                    require(place, keyword, !is.isMissingNode() && types(was).containsAll(types(is)));
                case "required" -> require(place, keyword, values(is).containsAll(values(was)));
                case "enum", "const" -> require(place, keyword, isAmong(now, before));
                default -> require(place, keyword, bounds(keyword, was, is));
            }
        }
    }

    private void member(String place, String name, JsonNode was, JsonNode is) {
        if (is.has(name)) {
            compare(place, was.path(name), is.path(name));
        } else {
            breaks.add(place + " is gone");
        }
    }

    private void require(String place, String keyword, boolean kept) {
        if (!kept) {
            breaks.add(place + " promises less by " + keyword);
        }
    }

    private static boolean bounds(String keyword, JsonNode was, JsonNode is) {
        if (is.isMissingNode()) {
            return false;
        }
        if (LOWER_BOUNDS.contains(keyword)) {
            return is.decimalValue().compareTo(was.decimalValue()) >= 0;
        }
        if (UPPER_BOUNDS.contains(keyword)) {
            return is.decimalValue().compareTo(was.decimalValue()) <= 0;
        }
        return is.equals(was);
    }

    private static boolean isAmong(JsonNode now, JsonNode before) {
        Set<JsonNode> possible = choices(now);
        return !possible.isEmpty() && choices(before).containsAll(possible);
    }

    private static Set<JsonNode> choices(JsonNode schema) {
        return schema.has("const") ? Set.of(schema.path("const")) : values(schema.path("enum"));
    }

    private static Set<JsonNode> values(JsonNode array) {
        return new HashSet<>(array.values());
    }

    private static Set<String> types(JsonNode type) {
        Set<String> types = new HashSet<>();
        if (type.isArray()) {
            type.values().forEach(each -> types.add(each.asString()));
        } else {
            types.add(type.asString());
        }
        if (types.contains("number")) {
            types.add("integer");
        }
        return types;
    }

    private static JsonNode resolved(JsonNode schema, JsonNode document) {
        if (!schema.has("$ref")) {
            return schema;
        }
        String reference = schema.path("$ref").asString();
        JsonNode target = document.at(reference.substring(1));
        if (!reference.startsWith("#/") || target.isMissingNode()) {
            throw new IllegalArgumentException(
                    "An event's schema stands by itself, so it cannot refer to " + reference);
        }
        ObjectNode all = (ObjectNode) resolved(target, document).deepCopy();
        for (String keyword : schema.propertyNames()) {
            if (!keyword.equals("$ref") && !ANNOTATIONS.contains(keyword) && all.has(keyword)) {
                throw new IllegalArgumentException(keyword + " stands beside " + reference + " and in it");
            }
            all.set(keyword, schema.path(keyword));
        }
        all.remove("$ref");
        return all;
    }
}
