package org.millrace.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.List;
import org.millrace.client.Json;
import tools.jackson.databind.JsonNode;

/** An answer over HTTP. */
record Answer(int status, HttpHeaders headers, String body) {

    /** Insists that an answer of the API is one that its OpenAPI document promises. */
    static Answer of(HttpResponse<String> response) {
        Answer answer = new Answer(response.statusCode(), response.headers(), response.body());
        Description.requireConformity(response.request(), answer);
        return answer;
    }

    JsonNode json() {
        return Json.read(body);
    }

    String text(String pointer) {
        return json().at(pointer).asString("");
    }

    String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** Insists on the status, and shows the whole answer otherwise. */
    Answer expect(int expected) {
        assertThat(status).as(body).isEqualTo(expected);
        return this;
    }

    /** Insists on a problem document of that type. */
    Answer expectProblem(int expected, String type) {
        expect(expected).expectProblem();
        assertThat(text("/type")).endsWith("/problems/" + type);
        return this;
    }

    /** Insists on a problem document of a type that IANA has registered, and on being told when to come again. */
    Answer expectLimit(int expected, String type) {
        expect(expected);
        assertThat(header("Content-Type")).startsWith("application/problem+json");
        assertThat(text("/type")).isEqualTo("https://iana.org/assignments/http-problem-types#" + type);
        assertThat(Integer.parseInt(header("Retry-After"))).isBetween(1, 60);
        return this;
    }

    /** Insists on a problem document with all its members that tells nothing of the inside. */
    Answer expectProblem() {
        assertThat(header("Content-Type")).as(toString()).startsWith("application/problem+json");
        assertThat(json().path("status").asInt()).isEqualTo(status);
        assertThat(text("/title")).isNotBlank();
        assertThat(text("/detail")).endsWith(".");
        assertThat(text("/instance")).isNotBlank();
        assertThat(body).doesNotContain("org.", "java.", "Exception", "RESTEASY", "PSQL");
        return this;
    }

    List<String> pointers() {
        return json().path("errors").values().stream()
                .map(error -> error.path("pointer").asString(""))
                .toList();
    }
}
