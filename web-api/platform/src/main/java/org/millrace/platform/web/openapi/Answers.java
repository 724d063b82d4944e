package org.millrace.platform.web.openapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** With which statuses, headers and problems an endpoint answers: what all endpoints of its kind have in common. */
final class Answers {

    private static final List<String> ACCEPTED =
            List.of("Location", "Retry-After", "Preference-Applied", "Idempotency-Replayed", "Vary", "Link.operation");
    private static final List<String> ENDED =
            List.of("ETag", "Preference-Applied", "Idempotency-Replayed", "Vary", "Link.operation");

    /** Of problems, by their status. */
    private static final Map<Integer, List<String>> TOLD_WITH = Map.of(
            401, List.of("WWW-Authenticate"),
            405, List.of("Allow"),
            429, List.of("Retry-After", "RateLimit-Policy", "RateLimit"),
            503, List.of("Retry-After"));

    private Answers() {}

    /** Success by its status: the names of its headers. */
    static Map<Integer, List<String>> successes(Endpoint endpoint) {
        Map<Integer, List<String>> answers = new LinkedHashMap<>();
        int status = endpoint.described().status();
        if (endpoint.isCommand()) {
            if (status == 207) {
                answers.put(207, List.of());
            } else {
                answers.put(status, with(ENDED, status == 201 ? "Location" : "Content-Location"));
                answers.put(202, ACCEPTED);
            }
            return answers;
        }
        List<String> headers = new ArrayList<>(List.of(endpoint.described().headers()));
        if (endpoint.isConditional()) {
            headers.add("ETag");
        }
        if (endpoint.takes("Prefer")) {
            headers.addAll(List.of("Preference-Applied", "Vary"));
        }
        if (status == 201 || status == 202) {
            headers.add("Location");
        }
        answers.put(status, headers);
        if (endpoint.verb().equals("PUT")) {
            answers.put(201, with(headers, "Location"));
        }
        if (endpoint.verb().equals("GET") && endpoint.isConditional()) {
            answers.put(304, List.of("ETag"));
        }
        return answers;
    }

    /** Types of the problems. */
    static List<String> problems(Endpoint endpoint) {
        TreeSet<String> types = new TreeSet<>(List.of(endpoint.described().refuses()));
        types.addAll(List.of("invalid-parameter", "not-acceptable"));
        if (!endpoint.roles().isEmpty()) {
            types.addAll(List.of("unauthorized", "forbidden", "quota-exceeded"));
            types.add(endpoint.isCommand() ? "broker-unavailable" : "database-unavailable");
        }
        if (endpoint.body().isPresent()) {
            types.addAll(List.of("unparsable-body", "invalid-request", "too-large", "unsupported-media-type"));
        }
        if (endpoint.inputs().stream().anyMatch(input -> input.in().equals("path"))) {
            types.add("not-found");
        }
        if (endpoint.isCommand()) {
            types.addAll(List.of("idempotency-key-reused", "precondition-failed", "operation-cancelled"));
            types.add("temporary-reduced-capacity");
        }
        if (endpoint.isConditional() && endpoint.verb().equals("PUT")) {
            types.addAll(List.of("precondition-required", "precondition-failed"));
        }
        return List.copyOf(types);
    }

    /** The names of the headers of a problem of that status. */
    static List<String> headers(int status) {
        return TOLD_WITH.getOrDefault(status, List.of());
    }

    private static List<String> with(List<String> names, String more) {
        List<String> all = new ArrayList<>(names);
        all.add(more);
        return all;
    }
}
