package org.millrace.platform.web.openapi;

import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.millrace.platform.json.Json;
import org.millrace.platform.problem.Problem;
import org.millrace.platform.web.command.Bulk;
import org.millrace.platform.web.description.Described;
import org.millrace.platform.web.problem.ProblemDocument;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An endpoint in the terms of OpenAPI. */
final class Operation {

    private static final String OPERATORS = "ops";

    private final Endpoint endpoint;
    private final Described described;
    private final Components components;

    Operation(Endpoint endpoint, Components components) {
        this.endpoint = endpoint;
        this.described = endpoint.described();
        this.components = components;
    }

    ObjectNode node() {
        ObjectNode node = Json.object();
        node.put("operationId", described.id());
        node.putArray("tags").add(endpoint.tag());
        node.put("summary", described.summary());
        if (!description().isEmpty()) {
            node.put("description", description());
        }
        if (endpoint.retiring().isPresent()) {
            node.put("deprecated", true);
        }
        node.set("security", security());
        if (!endpoint.inputs().isEmpty()) {
            ArrayNode parameters = node.putArray("parameters");
            endpoint.inputs().forEach(input -> parameters.add(components.parameter(input)));
        }
        if (endpoint.body().isPresent()) {
            node.set("requestBody", requestBody());
        }
        node.set("responses", responses());
        return node;
    }

    private String description() {
        List<String> texts = new ArrayList<>();
        if (!described.text().isEmpty()) {
            texts.add(described.text());
        }
        endpoint.retiring()
                .ifPresent(retiring -> texts.add("Deprecated since " + retiring.since() + ", gone after "
                        + retiring.until() + ": use `" + retiring.successor() + "`."));
        return String.join("\n\n", texts);
    }

    /** Each entry is enough by itself. */
    private ArrayNode security() {
        ArrayNode enough = Json.object().arrayNode();
        if (!endpoint.roles().isEmpty()) {
            Stream.concat(endpoint.roles().stream(), Stream.of(OPERATORS))
                    .distinct()
                    .forEach(role -> enough.addObject().putArray("bearer").add(role));
        }
        return enough;
    }

    private ObjectNode requestBody() {
        String schema = endpoint.bodySchema();
        ObjectNode body = Json.object();
        ObjectNode content = body.putObject("content");
        for (String type : endpoint.consumes()) {
            content.set(
                    type, isJson(type) ? json(components.schema(schema), components.example(schema)) : lines(schema));
        }
        return body.put("required", components.requires(schema));
    }

    private ObjectNode lines(String schema) {
        ObjectNode lines = Json.object();
        lines.putObject("schema")
                .put("type", "string")
                .put("description", "A line of JSON each: " + schema + ". At most 10,000 lines and 32 MiB.");
        return lines.put("example", Json.write(components.example(schema)) + "\n");
    }

    private ObjectNode responses() {
        ObjectNode responses = Json.object();
        TreeMap<Integer, ObjectNode> byStatus = new TreeMap<>();
        Answers.successes(endpoint).forEach((status, headers) -> byStatus.put(status, success(status, headers)));
        TreeMap<Integer, List<Problem>> problems = new TreeMap<>();
        for (String type : Answers.problems(endpoint)) {
            Problem problem = components.problem(type);
            problems.computeIfAbsent(problem.status(), status -> new ArrayList<>())
                    .add(problem);
        }
        problems.forEach((status, types) -> byStatus.put(status, problem(status, types)));
        byStatus.forEach((status, response) -> responses.set(Integer.toString(status), response));
        return responses;
    }

    private ObjectNode success(int status, List<String> headers) {
        ObjectNode response = response(components.status(status), headers);
        if (status == 202 && endpoint.isCommand()) {
            content(response, "Operation");
        } else if (status != 304 && !described.answers().isEmpty()) {
            content(response, described.answers());
        }
        return response;
    }

    private void content(ObjectNode response, String schema) {
        ObjectNode content = response.putObject("content");
        for (String type : endpoint.produces()) {
            if (!isJson(type)) {
                content.putObject(type).putObject("schema").put("type", "string");
            } else if (endpoint.isPage()) {
                content.set(type, json(components.page(schema), components.pageExample(schema)));
            } else {
                content.set(type, json(components.schema(schema), components.example(schema)));
            }
        }
    }

    /** Of a registered type, a URL, the fragment. */
    private static String name(Problem problem) {
        return problem.type().substring(problem.type().indexOf('#') + 1);
    }

    private ObjectNode problem(int status, List<Problem> types) {
        ObjectNode response = response(
                String.join("; ", types.stream().map(Problem::title).distinct().toList()), Answers.headers(status));
        ObjectNode media = response.putObject("content").putObject(ProblemDocument.MEDIA_TYPE);
        media.set("schema", components.schema("Problem"));
        ObjectNode examples = media.putObject("examples");
        types.stream().map(Operation::name).forEach(name -> examples.set(name, Components.reference("examples", name)));
        return response;
    }

    private ObjectNode response(String description, List<String> headers) {
        ObjectNode response = Json.object().put("description", description);
        List<String> all = new ArrayList<>(headers);
        if (endpoint.retiring().isPresent()) {
            all.addAll(List.of("Deprecation", "Sunset", "Link.successor"));
        }
        if (!all.isEmpty()) {
            ObjectNode named = response.putObject("headers");
            all.forEach(header -> named.set(header.split("\\.")[0], components.header(header)));
        }
        return response;
    }

    private static ObjectNode json(ObjectNode schema, JsonNode example) {
        ObjectNode media = Json.object();
        media.set("schema", schema);
        media.set("example", example);
        return media;
    }

    private static boolean isJson(String type) {
        return type.equals(MediaType.APPLICATION_JSON) || type.endsWith("+json") && !type.equals(Bulk.NDJSON);
    }
}
