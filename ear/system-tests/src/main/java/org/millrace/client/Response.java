package org.millrace.client;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** An answer of the API, its body as text. */
public record Response(int status, HttpHeaders headers, String text) {
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>\\s*;\\s*rel=\"?next\"?");

    static Response of(HttpResponse<String> response) {
        return new Response(response.statusCode(), response.headers(), response.body());
    }

    public JsonNode json() {
        return Json.read(text);
    }

    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /**
     * The URL that leads on from a page of the feed.
     *
     * @throws Complaint if there is none, as a feed always has one
     */
    public String next() {
        return headers.allValues("Link").stream()
                .map(NEXT::matcher)
                .filter(Matcher::find)
                .map(link -> link.group(1))
                .findFirst()
                .orElseThrow(() -> new Complaint("a page of the feed without a Link to the next"));
    }

    /** How long to wait before asking again; the API gives seconds. */
    public Optional<Duration> retryAfter() {
        return header("Retry-After").filter(s -> s.matches("\\d{1,9}")).map(s -> Duration.ofSeconds(Long.parseLong(s)));
    }

    /**
     * Whether the same request may well succeed later: the server is overloaded or a part of it away, or it is starting
     * and answers before the application is there (a 404 that is not the API's own).
     */
    boolean passing() {
        return status == 503 || status == 502 || status == 504 || status == 429 || (status == 404 && !isProblem());
    }

    private boolean isProblem() {
        return header("Content-Type").orElse("").startsWith("application/problem+json");
    }

    /** The answer in one line: the status and, for a problem document, its title and detail. */
    public String summary() {
        return isProblem() ? status + " " + problem(readable()) : Integer.toString(status);
    }

    private JsonNode readable() {
        try {
            return json();
        } catch (JacksonException e) {
            return Json.read("{}");
        }
    }

    /** A problem document (RFC 9457) in one line. */
    public static String problem(JsonNode problem) {
        String errors = problem.has("errors") ? problem.get("errors").toString() : "";
        return Stream.of(
                        problem.path("title").asString(""),
                        problem.path("detail").asString(""),
                        errors)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(": "));
    }
}
