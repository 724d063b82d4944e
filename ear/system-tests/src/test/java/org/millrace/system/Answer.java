package org.millrace.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.List;
import org.millrace.client.Json;
import tools.jackson.databind.JsonNode;

/** An answer over HTTP. */
record Answer(int status, HttpHeaders headers, String body) {

    static Answer of(HttpResponse<String> response) {
        return new Answer(response.statusCode(), response.headers(), response.body());
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
