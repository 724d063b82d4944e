package org.millrace.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.millrace.launcher.Caller;

/**
 * Every error is a problem document, whoever noticed it: the API, the servlets beside it or the server below. Its type leads
 * to a page for people (CONTRACT 7).
 */
class ProblemsIT extends BothSystems {

    private final RawHttp http = new RawHttp();

    @AfterEach
    void close() {
        http.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sales/nowhere",
                "/sales/nowhere.html",
                "/sales/api/nowhere",
                "/sales/api/orders/none",
                "/sales/api/orders/none/",
                "/sales/api/orders/none/shipment",
                "/sales/api/orders/not%20an%20id",
                "/sales/api/orders/a%2Fb",
                "/sales/api/operations/invented",
                "/sales/api/schemas/none",
                "/sales/problems/none",
                "/sales/error-document",
                "/sales/api/orders/%00",
                "/sales/%00",
                "/sales/problems/%00",
                "/fulfilment/nowhere",
                "/fulfilment/api/nowhere",
                "/fulfilment/api/stock/none",
                "/fulfilment/api/shipments/none",
                "/fulfilment/api/recipients/none",
                "/fulfilment/problems/none"
            })
    void whatDoesNotExistIsA404(String path) {
        http.get(path).expectProblem(404, "not-found");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /sales/problems/not-found",
        "DELETE, /sales/nowhere",
        "TRACE, /sales/nowhere",
        "TRACE, /sales/problems/not-found",
        "TRACE, /sales/api/orders",
        "BREW, /sales/nowhere",
        "BREW, /sales/problems/not-found",
        "BREW, /sales/api/orders",
        "PATCH, /sales/api/customers/none",
        "DELETE, /sales/api/orders",
        "PUT, /sales/api/orders",
        "POST, /sales/api/schemas",
        "DELETE, /sales/api/events",
        "PUT, /fulfilment/api/stock",
        "POST, /fulfilment/api/recipients/none"
    })
    void anotherMethodIsA405ThatNamesTheRightOnes(String method, String path) {
        Answer answer = http.send(new byte[0], RawHttp.operator(method, path));

        answer.expectProblem(405, "method-not-allowed");
        assertThat(answer.header("Allow"))
                .containsAnyOf("GET", "POST", "PUT")
                .doesNotContain(method.toUpperCase(Locale.ROOT) + ",");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/xml", "image/*;q=0.5, text/plain", "application/vnd.other+json"})
    void whatCanNotBeMadeIsA406(String accept) {
        http.get("/sales/api/customers", "Accept: " + accept).expectProblem(406, "not-acceptable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "text/json",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/xml",
                "application/octet-stream",
                "application/json; charset=ISO-8859-1",
                "application/json; charset=utf-16",
                "application/json; charset=nonsense",
                "application/x-ndjson; charset=utf-16"
            })
    void anotherMediaTypeOrEncodingIsA415(String type) {
        http.post("/sales/api/orders", "{}", "Content-Type: " + type).expectProblem(415, "unsupported-media-type");
    }

    @Test
    void aBodyWithoutAMediaTypeIsA415() {
        for (String path :
                List.of("/sales/api/orders", "/sales/api/customers", "/fulfilment/api/stock/none/receipts")) {
            http.post(path, "{}").expectProblem(415, "unsupported-media-type");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "br", "deflate", "x-unknown"})
    void aCompressedBodyIsA415(String coding) {
        for (String type : List.of("application/json", "application/x-ndjson")) {
            http.post("/sales/api/orders", "{}", "Content-Type: " + type, "Content-Encoding: " + coding)
                    .expectProblem(415, "unsupported-media-type");
        }
    }

    @Test
    void headIsAnsweredLikeGetWithoutABody() {
        assertThat(head("/sales/api/customers").status()).isEqualTo(200);
        for (String path : List.of("/sales/api/customers/none", "/sales/nowhere", "/fulfilment/api/nowhere")) {
            Answer answer = head(path);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        }
        assertThat(head("/sales/problems/not-found").status()).isEqualTo(200);
    }

    @Test
    void optionsNamesTheMethods() {
        Answer answer = http.send(RawHttp.operator("OPTIONS", "/sales/api/orders"));

        assertThat(answer.status()).isIn(200, 204);
        assertThat(answer.header("Allow")).contains("GET", "POST");
    }

    @Test
    void aCallerWithoutAValidTokenIsTold401AndWithoutTheRole403() {
        for (String authorization : List.of(
                "X: y",
                "Authorization: Basic b3BzOm9wcw==",
                "Authorization: Bearer a.b.c",
                "Authorization: Bearer",
                "Authorization:")) {
            Answer answer = http.send("GET /sales/api/orders HTTP/1.1", authorization);
            answer.expectProblem(401, "unauthorized");
            assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
        }
        Stream.of("GET /sales/api/orders", "POST /sales/api/customers", "GET /sales/api/products")
                .forEach(line -> http.send(
                                new byte[0],
                                line + " HTTP/1.1",
                                "Authorization: Bearer "
                                        + TestServer.credentials().token(Caller.WAREHOUSE))
                        .expectProblem(403, "forbidden"));
    }

    @Test
    void aProblemNamesItsTypeTitleStatusDetailAndTheAddressItIsAbout() {
        Answer answer = http.get("/sales/api/orders/none?colour=red");

        assertThat(answer.json().propertyNames()).containsExactly("type", "title", "status", "detail", "instance");
        assertThat(answer.text("/type"))
                .isEqualTo(TestServer.layout().ports().baseUrl() + "/sales/problems/invalid-parameter");
        assertThat(answer.text("/title")).isEqualTo("Invalid parameter");
        assertThat(answer.json().path("status").asInt()).isEqualTo(400);
        assertThat(answer.text("/detail")).startsWith("colour: ");
        assertThat(answer.text("/instance")).isEqualTo("/sales/api/orders/none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sales", "fulfilment"})
    void everyTypeOfProblemHasAPageThatSaysWhatToDoWithoutAToken(String context) {
        String list =
                http.send("GET /" + context + "/problems/ HTTP/1.1").expect(200).body();
        List<String> types = Pattern.compile("<li><a href=\"([a-z-]+)\">")
                .matcher(list)
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(types).hasSizeGreaterThan(20);
        for (String type : types) {
            Answer page = http.send("GET /" + context + "/problems/" + type + " HTTP/1.1")
                    .expect(200);
            assertThat(page.header("Content-Type").toLowerCase(Locale.ROOT)).isEqualTo("text/html;charset=utf-8");
            assertThat(page.body())
                    .matches("(?s).*<h1>[A-Z].*</h1>\n<p>.+[.]</p>\n<h2>What to do</h2>\n<p>.+[.]</p>.*");
        }
    }

    private Answer head(String target) {
        return http.send(RawHttp.operator("HEAD", target));
    }
}
