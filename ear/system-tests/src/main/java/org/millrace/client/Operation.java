package org.millrace.client;

import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A command's state as {@code GET /operations/{id}} tells it.
 *
 * @param error the problem in one line, empty where there is none
 */
public record Operation(String status, String error) {
    private static final Set<String> ENDED = Set.of("succeeded", "failed", "cancelled");

    static Operation of(JsonNode json) {
        JsonNode error = json.path("error");
        return new Operation(json.path("status").asString(""), error.isObject() ? Response.problem(error) : "");
    }

    boolean ended() {
        return ENDED.contains(status);
    }

    public boolean succeeded() {
        return status.equals("succeeded");
    }
}
