package org.millrace.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.millrace.launcher.Caller;

/**
 * Every error is a problem document, whoever noticed it: the API, the servlets beside it or the server below. Its type leads
 * to a page for people.
 */
@ExtendWith(ArquillianExtension.class)
class ProblemsIT {

    private static final byte[] NOTHING = {};
    private static final int MEBIBYTE = 1 << 20;

    private final RawHttp http = new RawHttp();

    @Deployment(name = "sales", order = 1, testable = false)
    static EnterpriseArchive sales() {
        return Ears.sales();
    }

    @Deployment(name = "fulfilment", order = 2, testable = false)
    static EnterpriseArchive fulfilment() {
        return Ears.fulfilment();
    }

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
        expect(404, "not-found", get(path));
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
        Answer answer = http.send(NOTHING, method + " " + path + " HTTP/1.1", token());

        expect(405, "method-not-allowed", answer);
        assertThat(answer.header("Allow"))
                .containsAnyOf("GET", "POST", "PUT")
                .doesNotContain(method.toUpperCase(Locale.ROOT) + ",");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/xml", "image/*;q=0.5, text/plain", "application/vnd.other+json"})
    void whatCanNotBeMadeIsA406(String accept) {
        expect(406, "not-acceptable", get("/sales/api/customers", "Accept: " + accept));
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
        expect(415, "unsupported-media-type", post("/sales/api/orders", "{}".getBytes(UTF_8), "Content-Type: " + type));
    }

    @Test
    void aBodyWithoutAMediaTypeIsA415() {
        for (String path :
                List.of("/sales/api/orders", "/sales/api/customers", "/fulfilment/api/stock/none/receipts")) {
            expect(415, "unsupported-media-type", post(path, "{}".getBytes(UTF_8)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "br", "deflate", "x-unknown"})
    void aCompressedBodyIsA415(String coding) {
        for (String type : List.of("application/json", "application/x-ndjson")) {
            expect(
                    415,
                    "unsupported-media-type",
                    post(
                            "/sales/api/orders",
                            "{}".getBytes(UTF_8),
                            "Content-Type: " + type,
                            "Content-Encoding: " + coding));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "/",
                "application/",
                "/json",
                ";",
                "application/json;",
                "application/json; charset",
                "a/b/c",
                "application/json;;charset=utf-8"
            })
    void aMalformedMediaTypeIsNoFault(String type) {
        Answer answer = post("/sales/api/orders", "{}".getBytes(UTF_8), "Content-Type: " + type);

        assertThat(answer.status()).as(answer.body()).isIn(400, 415);
        expect(answer.status(), null, answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "/",
                "application/",
                ";",
                ",",
                "application/json;q=x",
                "application/json;q=2",
                "*/json",
                "a/b/c",
                "application/json; q"
            })
    void aMalformedAcceptIsNoFault(String accept) {
        Answer answer = get("/sales/api/customers", "Accept: " + accept);

        assertThat(answer.status()).as(answer.body()).isIn(200, 400, 406);
        if (answer.status() != 200) {
            expect(answer.status(), null, answer);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sales/api/orders", "/sales/api/customers", "/sales/api/orders/none/cancellation"})
    void aBodyOfOneMebibyteIsReadAndALongerOneIsA413(String path) {
        byte[] longest = ("\"" + "x".repeat(MEBIBYTE - 2) + "\"").getBytes(UTF_8);
        byte[] tooLong = ("\"" + "x".repeat(MEBIBYTE - 1) + "\"").getBytes(UTF_8);

        assertThat(post(path, longest, "Content-Type: application/json").status())
                .isEqualTo(400);
        expect(413, "too-large", post(path, tooLong, "Content-Type: application/json"));
        expect(413, "too-large", chunked(path, "application/json", tooLong));
        expect(413, "too-large", chunked(path, "application/json", new byte[5 * MEBIBYTE]));
    }

    @Test
    void ofManyLines32MebibytesAreReadAndMoreIsA413() {
        byte[] lines = "{\"a\": \"%s\"}\n"
                .formatted("x".repeat(MEBIBYTE / 2))
                .repeat(65)
                .getBytes(UTF_8);

        expect(413, "too-large", post("/sales/api/orders", lines, "Content-Type: application/x-ndjson"));
        Answer read =
                post("/sales/api/orders", Arrays.copyOf(lines, 32 * MEBIBYTE), "Content-Type: application/x-ndjson");
        assertThat(read.status()).isEqualTo(207);
    }

    @Test
    void aLineOverOneMebibyteIsA413AndSpoilsOnlyItself() {
        String lines = "{\"a\": \"" + "x".repeat(MEBIBYTE) + "\"}\n{}";

        Answer answer = post("/sales/api/orders", lines.getBytes(UTF_8), "Content-Type: application/x-ndjson");

        assertThat(answer.json()
                        .path("items")
                        .valueStream()
                        .map(item -> item.path("status").asInt()))
                .containsExactly(413, 400);
    }

    @Test
    void aHundredLevelsAreReadAndAnotherOneIsA400() {
        String path = "/sales/api/orders/none/cancellation";
        String hundred = "{\"a\": " + "[".repeat(99) + "]".repeat(99) + "}";
        String more = "{\"a\": " + "[".repeat(100) + "]".repeat(100) + "}";

        assertThat(post(path, hundred.getBytes(UTF_8), "Content-Type: application/json")
                        .status())
                .isEqualTo(202);
        expect(400, "unparsable-body", post(path, more.getBytes(UTF_8), "Content-Type: application/json"));
        expect(
                400,
                "unparsable-body",
                post(path, "[".repeat(MEBIBYTE - 1).getBytes(UTF_8), "Content-Type: application/json"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sales/api/orders?limit=%zz",
                "/sales/api/orders?%zz=1",
                "/sales/api/orders?limit=%",
                "/sales/api/orders?limit=%c0%af",
                "/sales/api/orders?limit=1&limit=x&=&&",
                "/sales/api/orders?customerId=%ff%fe",
                "/sales/api/orders?a[]=1",
                "/sales/api/orders?a|b={}\"<>",
                "/sales/api/orders?%00",
                "/sales/api/events?subject=%00",
                "/sales/api/events?type=a%00b",
                "/sales/api/orders/%zz",
                "/sales/api/orders/%",
                "/sales/api/orders/%c0%af",
                "/sales/api/orders/%ed%a0%80",
                "/sales/api/orders;a=b",
                "/sales/api/orders/none;%zz",
                "/sales/api//orders",
                "/sales//api/orders/none",
                "/sales/api/./orders/none",
                "/sales/api/orders/../customers/none",
                "/sales/api/orders/%2e%2e/%2e%2e/x",
                "/sales/api/orders/a\\b",
                "/sales/api/orders/\u00e4",
                "/sales/api/orders/{}",
                "/sales/api/orders/<x>",
                "/sales/api/orders?\u00e4=\u00f6"
            })
    void aMalformedAddressIsNoFault(String target) {
        Answer answer = get(target);

        assertThat(answer.status()).as(answer.body()).isBetween(200, 499);
        if (answer.status() >= 400 && !answer.body().isEmpty()) {
            expect(answer.status(), null, answer);
        }
    }

    @Test
    void anOverlongQueryOrHeaderIsNoFault() {
        String longValue = "x".repeat(10_000);

        expect(400, "invalid-parameter", get("/sales/api/orders?customerId=" + longValue));
        expect(400, "invalid-parameter", get("/sales/api/orders?cursor=" + longValue));
        expect(
                400,
                "invalid-parameter",
                post("/sales/api/orders/none/cancellation", NOTHING, "Idempotency-Key: " + longValue));
        expect(401, "unauthorized", http.send("GET /sales/api/orders HTTP/1.1", "Authorization: Bearer " + longValue));
        String many = IntStream.range(0, 900).mapToObj(i -> "a" + i + "=" + i).collect(Collectors.joining("&"));
        expect(400, "invalid-parameter", get("/sales/api/orders?" + many));
        for (String target :
                List.of("/sales/api/orders?a=" + "x".repeat(100_000), "/sales/api/orders?" + "a&".repeat(2_000))) {
            assertThat(get(target).status()).isBetween(400, 499);
        }
        assertThat(get("/sales/api/customers", "X: " + "x".repeat(100_000)).status())
                .isBetween(400, 499);
        String[] headers =
                IntStream.range(0, 300).mapToObj(i -> "X-" + i + ": x").toArray(String[]::new);
        assertThat(get("/sales/api/customers", headers).status()).isBetween(200, 499);
    }

    @Test
    void aClientMayAskBeforeItSendsItsBody() {
        String path = "/sales/api/orders/none/cancellation";

        assertThat(post(path, "{}".getBytes(UTF_8), "Content-Type: application/json", "Expect: 100-continue")
                        .status())
                .isEqualTo(202);
        assertThat(post(path, "{}".getBytes(UTF_8), "Content-Type: application/json", "Expect: a miracle")
                        .status())
                .isBetween(200, 499);
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
        Answer answer = http.send("OPTIONS /sales/api/orders HTTP/1.1", token());

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
            expect(401, "unauthorized", answer);
            assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
        }
        Stream.of("GET /sales/api/orders", "POST /sales/api/customers", "GET /sales/api/products")
                .forEach(line -> expect(
                        403,
                        "forbidden",
                        http.send(
                                NOTHING,
                                line + " HTTP/1.1",
                                "Authorization: Bearer "
                                        + TestServer.credentials().token(Caller.WAREHOUSE))));
    }

    @Test
    void aProblemNamesItsTypeTitleStatusDetailAndTheAddressItIsAbout() {
        Answer answer = get("/sales/api/orders/none?colour=red");

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

    private Answer get(String target, String... fields) {
        return http.send(head("GET", target, fields));
    }

    private Answer head(String target) {
        return http.send(head("HEAD", target));
    }

    private Answer post(String target, byte[] body, String... fields) {
        return http.send(body, head("POST", target, fields));
    }

    private Answer chunked(String target, String type, byte[] body) {
        byte[] start = (Integer.toHexString(body.length) + "\r\n").getBytes(UTF_8);
        byte[] end = "\r\n0\r\n\r\n".getBytes(UTF_8);
        byte[] framed = Arrays.copyOf(start, start.length + body.length + end.length);
        System.arraycopy(body, 0, framed, start.length, body.length);
        System.arraycopy(end, 0, framed, start.length + body.length, end.length);
        return http.exchange(
                framed, List.of(head("POST", target, "Content-Type: " + type, "Transfer-Encoding: chunked")));
    }

    private static String[] head(String method, String target, String... fields) {
        return Stream.concat(Stream.of(method + " " + target + " HTTP/1.1", token()), Stream.of(fields))
                .toArray(String[]::new);
    }

    private static String token() {
        return "Authorization: Bearer " + TestServer.credentials().token(Caller.OPS);
    }

    /** Insists on a problem document that has all its members and tells nothing of the inside. */
    private static void expect(int status, String type, Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).as(answer.toString()).startsWith("application/problem+json");
        if (type != null) {
            assertThat(answer.text("/type")).endsWith("/problems/" + type);
        }
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.text("/title")).isNotBlank();
        assertThat(answer.text("/detail")).endsWith(".");
        assertThat(answer.text("/instance")).startsWith("/");
        assertThat(answer.body()).doesNotContain("org.", "java", "Exception", "RESTEASY", "UT0");
    }
}
