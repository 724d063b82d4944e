package org.millrace.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is too long, too deep or broken below the level of bodies is the client's mistake, and told as that (CONTRACT 7). */
@ExtendWith(ArquillianExtension.class)
class MalformedRequestsIT {

    private static final int MEBIBYTE = 1 << 20;

    private final RawHttp http = new RawHttp();

    @Deployment(name = "sales", testable = false)
    static EnterpriseArchive sales() {
        return Ears.sales();
    }

    @AfterEach
    void close() {
        http.close();
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
        Answer answer = http.post("/sales/api/orders", "{}", "Content-Type: " + type);

        assertThat(answer.status()).as(answer.body()).isIn(400, 415);
        answer.expectProblem();
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
        Answer answer = http.get("/sales/api/customers", "Accept: " + accept);

        assertThat(answer.status()).as(answer.body()).isIn(200, 400, 406);
        if (answer.status() != 200) {
            answer.expectProblem();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sales/api/orders", "/sales/api/customers", "/sales/api/orders/none/cancellation"})
    void aBodyOfOneMebibyteIsReadAndALongerOneIsA413(String path) {
        String longest = "\"" + "x".repeat(MEBIBYTE - 2) + "\"";
        String tooLong = "\"" + "x".repeat(MEBIBYTE - 1) + "\"";

        assertThat(http.post(path, longest, "Content-Type: application/json").status())
                .isEqualTo(400);
        http.post(path, tooLong, "Content-Type: application/json").expectProblem(413, "too-large");
        chunked(path, tooLong.getBytes(UTF_8)).expectProblem(413, "too-large");
        chunked(path, new byte[5 * MEBIBYTE]).expectProblem(413, "too-large");
    }

    @Test
    void ofManyLines32MebibytesAreReadAndMoreIsA413() {
        String lines = "{\"a\": \"%s\"}\n".formatted("x".repeat(MEBIBYTE / 2)).repeat(65);

        http.post("/sales/api/orders", lines, "Content-Type: application/x-ndjson")
                .expectProblem(413, "too-large");
        Answer read =
                http.post("/sales/api/orders", lines.substring(0, 32 * MEBIBYTE), "Content-Type: application/x-ndjson");
        assertThat(read.status()).isEqualTo(207);
    }

    @Test
    void aLineOverOneMebibyteIsA413AndSpoilsOnlyItself() {
        String lines = "{\"a\": \"" + "x".repeat(MEBIBYTE) + "\"}\n{}";

        Answer answer = http.post("/sales/api/orders", lines, "Content-Type: application/x-ndjson");

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

        assertThat(http.post(path, hundred, "Content-Type: application/json").status())
                .isEqualTo(202);
        http.post(path, more, "Content-Type: application/json").expectProblem(400, "unparsable-body");
        http.post(path, "[".repeat(MEBIBYTE - 1), "Content-Type: application/json")
                .expectProblem(400, "unparsable-body");
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
        Answer answer = http.get(target);

        assertThat(answer.status()).as(answer.body()).isBetween(200, 499);
        if (answer.status() >= 400 && !answer.body().isEmpty()) {
            answer.expectProblem();
        }
    }

    @Test
    void anOverlongQueryOrHeaderIsNoFault() {
        String longValue = "x".repeat(10_000);

        http.get("/sales/api/orders?customerId=" + longValue).expectProblem(400, "invalid-parameter");
        http.get("/sales/api/orders?cursor=" + longValue).expectProblem(400, "invalid-parameter");
        http.post("/sales/api/orders/none/cancellation", "", "Idempotency-Key: " + longValue)
                .expectProblem(400, "invalid-parameter");
        http.send("GET /sales/api/orders HTTP/1.1", "Authorization: Bearer " + longValue)
                .expectProblem(401, "unauthorized");
        String many = IntStream.range(0, 900).mapToObj(i -> "a" + i + "=" + i).collect(Collectors.joining("&"));
        http.get("/sales/api/orders?" + many).expectProblem(400, "invalid-parameter");
        for (String target :
                List.of("/sales/api/orders?a=" + "x".repeat(100_000), "/sales/api/orders?" + "a&".repeat(2_000))) {
            assertThat(http.get(target).status()).isBetween(400, 499);
        }
        assertThat(http.get("/sales/api/customers", "X: " + "x".repeat(100_000)).status())
                .isBetween(400, 499);
        String[] headers =
                IntStream.range(0, 300).mapToObj(i -> "X-" + i + ": x").toArray(String[]::new);
        assertThat(http.get("/sales/api/customers", headers).status()).isBetween(200, 499);
    }

    @Test
    void aClientMayAskBeforeItSendsItsBody() {
        String path = "/sales/api/orders/none/cancellation";

        assertThat(http.post(path, "{}", "Content-Type: application/json", "Expect: 100-continue")
                        .status())
                .isEqualTo(202);
        assertThat(http.post(path, "{}", "Content-Type: application/json", "Expect: a miracle")
                        .status())
                .isBetween(200, 499);
    }

    private Answer chunked(String target, byte[] body) {
        ByteArrayOutputStream framed = new ByteArrayOutputStream();
        framed.writeBytes((Integer.toHexString(body.length) + "\r\n").getBytes(UTF_8));
        framed.writeBytes(body);
        framed.writeBytes("\r\n0\r\n\r\n".getBytes(UTF_8));
        return http.exchange(
                framed.toByteArray(),
                List.of(RawHttp.operator(
                        "POST", target, "Content-Type: application/json", "Transfer-Encoding: chunked")));
    }
}
