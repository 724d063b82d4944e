package org.millrace.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millrace.launcher.Caller;
import tools.jackson.databind.JsonNode;

/** What the systems tell of their APIs, to people and to machines, and without a token (CONTRACT 9). */
class DescriptionIT extends BothSystems {

    @ParameterizedTest
    @ValueSource(strings = {"sales", "fulfilment"})
    void theServedDocumentIsTheCommittedOne(String context) {
        Answer served = beside(context).get("/openapi").expect(200);

        assertThat(served.header("Content-Type")).startsWith("application/yaml");
        assertThat(served.body())
                .as("Update it with the command that OpenApiTest in web-api/" + context + " tells")
                .isEqualTo(Description.of(context).yaml());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sales", "fulfilment"})
    void whoPrefersJsonGetsJson(String context) {
        Answer json = beside(context).get("/openapi", "Accept", "application/yaml;q=0.5, application/json");

        assertThat(json.expect(200).header("Content-Type")).startsWith("application/json");
        assertThat(json.json()).isEqualTo(Description.of(context).document());
        assertThat(beside(context).get("/openapi?format=JSON").body()).isEqualTo(json.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sales", "fulfilment"})
    void everyExampleIsValidByItsSchema(String context) {
        Description description = Description.of(context);
        List<JsonNode> media = description
                .operations()
                .flatMap(operation -> Stream.concat(
                        Stream.of(operation.node().path("requestBody")),
                        operation.node().path("responses").values().stream()))
                .flatMap(message -> message.path("content").values().stream())
                .filter(content -> content.path("schema").has("$ref"))
                .toList();

        assertThat(media).isNotEmpty().allSatisfy(content -> {
            List<JsonNode> examples = examples(content, description.document());
            assertThat(examples).isNotEmpty();
            assertThat(examples)
                    .allSatisfy(example -> assertThat(description.flaws(content.path("schema"), example.toString()))
                            .isEmpty());
        });
    }

    private static List<JsonNode> examples(JsonNode content, JsonNode document) {
        return content.has("example")
                ? List.of(content.path("example"))
                : content.path("examples").values().stream()
                        .map(example ->
                                document.at(example.path("$ref").asString().substring(1) + "/value"))
                        .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sales", "fulfilment"})
    void aPageShowsItWithNothingFromElsewhere(String context) {
        Answer page = beside(context).get("/docs").expect(200);

        assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'", "script-src 'self'");
        assertThat(page.body()).doesNotContain("src=\"http").contains("/" + context + "/api/");
        for (String part : List.of("swagger-ui-bundle.js", "swagger-ui.css", "docs.js")) {
            assertThat(page.body()).contains("docs/" + part);
            beside(context).get("/docs/" + part).expect(200);
        }
    }

    @Test
    void theHostsCatalogueLeadsToAllThatDescribesTheApis() {
        Client host = Client.bearing("", null);
        Answer root = host.get("/.well-known/api-catalog").expect(200);

        assertThat(root.header("Content-Type")).startsWith("application/linkset+json");
        assertThat(root.json().at("/linkset/0/api-catalog")).hasSize(2).allSatisfy(catalogue -> {
            JsonNode links = host.get(catalogue.path("href").asString())
                    .expect(200)
                    .json()
                    .path("linkset");
            for (String relation : List.of("service-desc", "service-doc", "service-meta")) {
                host.get(links.at("/1/" + relation + "/0/href").asString()).expect(200);
            }
        });
    }

    @Test
    void anOldNameSaysWhatToUseInsteadAndForHowLongItWorks() {
        Client sales = new Client("sales", Caller.SALES);

        Answer answer = sales.post("/orders/none/cancel", "{}", "Prefer", "wait=30");

        answer.expectProblem(404, "unknown-order");
        assertThat(answer.header("Deprecation")).isEqualTo("@1793491200");
        assertThat(answer.header("Sunset")).isEqualTo("Mon, 01 Nov 2027 00:00:00 GMT");
        assertThat(answer.headers().allValues("Link"))
                .anyMatch(link -> link.endsWith("/sales/api/orders/none/cancellation>; rel=\"successor-version\""));
        assertThat(sales.post("/orders/none/cancellation", "{}").header("Deprecation"))
                .isEmpty();
        assertThat(Description.of("sales")
                        .document()
                        .at("/paths/~1orders~1{orderId}~1cancel/post/deprecated")
                        .asBoolean())
                .isTrue();
    }

    private static Client beside(String context) {
        return Client.bearing("/" + context, null);
    }
}
