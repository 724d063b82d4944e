package org.millrace.system;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.millrace.launcher.Caller;
import tools.jackson.databind.JsonNode;

/**
 * Whatever comes in is taken and comes out unchanged, or is refused with a problem that says where it is wrong and what to
 * do. Nothing is answered by a 5xx, and nothing that was accepted breaks later (CONTRACT 3.1 and 7).
 */
class HostileInputIT extends BothSystems {

    private final Wholesaler wholesaler = new Wholesaler();

    private final Verdict verdict = new Verdict();

    @AfterEach
    void showAllThatFailed() {
        verdict.assertAll();
    }

    @Test
    void whatIsNoJsonObjectIsRefusedEverywhere() {
        try (RawHttp http = new RawHttp()) {
            for (Entrance entrance : Entrance.all()) {
                for (Corpus.Document document : Corpus.documents()) {
                    Answer answer = entrance.send(http, document.bytes());
                    verdict.refused(answer, entrance + ": " + document.about());
                }
            }
        }
    }

    @Test
    void everyFlawOfEveryMemberIsPointedAt() {
        try (RawHttp http = new RawHttp()) {
            for (Entrance entrance : Entrance.all()) {
                for (Flaw flaw : entrance.flaws()) {
                    Answer answer = entrance.send(http, flaw.body().getBytes(UTF_8));
                    verdict.refused(answer, entrance + ": " + flaw);
                    verdict.assertThat(answer.pointers())
                            .as(entrance + ": " + flaw)
                            .contains(flaw.pointer());
                }
            }
        }
    }

    @Test
    void everyFlawOfALineOfManyIsPointedAt() {
        Entrance orders = Entrance.all().stream()
                .filter(entrance -> entrance.schema().equals("PlaceOrder"))
                .findFirst()
                .orElseThrow();
        List<Flaw> flaws = orders.flaws();
        String lines = String.join("\n", flaws.stream().map(Flaw::body).toList());

        JsonNode items = wholesaler
                .sales
                .post("/orders", lines, "Content-Type", "application/x-ndjson")
                .expect(207)
                .json()
                .path("items");

        assertThat(items.size()).isEqualTo(flaws.size());
        for (int i = 0; i < flaws.size(); i++) {
            verdict.assertThat(items.get(i).path("status").asInt())
                    .as(flaws.get(i).body())
                    .isEqualTo(400);
            verdict.assertThat(items.get(i).at("/problem/errors").findValuesAsString("pointer"))
                    .as(flaws.get(i).body())
                    .contains(flaws.get(i).pointer());
        }
    }

    @Test
    void aNumberIsTakenForWhatItIsOrRefusedAndNeverBreaksWhatIsDoneWithIt() {
        String customer = wholesaler.registersCustomer();
        String sku = wholesaler.listsProduct("1.00");
        wholesaler.awaitKnown(sku);
        String order =
                "{\"customerId\": \"" + customer + "\", \"lines\": [{\"sku\": \"" + sku + "\", \"quantity\": %s%s}]%s}";

        Verdict.each(Corpus.NUMBERS, number -> {
            for (Answer answer : new Answer[] {
                wholesaler.sales.post("/orders", order.formatted(number, "", ""), "Prefer", "wait=30"),
                wholesaler.sales.post(
                        "/orders", order.formatted("1", ", \"discount\": " + number, ""), "Prefer", "wait=30"),
                wholesaler.sales.post(
                        "/orders", order.formatted("1", "", ", \"ignored\": " + number), "Prefer", "wait=30"),
                wholesaler.warehouse.post(
                        "/stock/" + sku + "/receipts", "{\"quantity\": " + number + "}", "Prefer", "wait=30"),
                wholesaler.warehouse.post(
                        "/stock/" + sku + "/counts", "{\"onHand\": " + number + "}", "Prefer", "wait=30")
            }) {
                verdict.assertThat(answer.status())
                        .as(number + ": " + answer.body())
                        .isIn(200, 201, 400, 409);
                if (answer.status() == 400) {
                    verdict.refused(answer, number);
                }
            }
        });
    }

    @Test
    void noTextInAPathIsAFault() {
        try (RawHttp http = new RawHttp()) {
            for (String text : Corpus.texts()) {
                String escaped = URLEncoder.encode(text, UTF_8).replace("+", "%20");
                for (String path : List.of("/customers/", "/operations/", "/schemas/", "/../", "/../problems/")) {
                    verdict.answered(
                            http.send(RawHttp.head("sales", Caller.SALES, "GET", path + escaped)), path + escaped);
                }
                for (String path : List.of("/stock/", "/recipients/")) {
                    verdict.answered(
                            http.send(RawHttp.head("fulfilment", Caller.WAREHOUSE, "GET", path + escaped)),
                            path + escaped);
                }
                String cancellation = "/orders/" + escaped + "/cancellation";
                verdict.answered(
                        http.send(new byte[0], RawHttp.head("sales", Caller.SALES, "POST", cancellation)),
                        cancellation);
            }
        }
    }

    @Test
    void noTextInAQueryIsAFault() {
        String sku = wholesaler.listsProduct("1.00");
        wholesaler.awaitKnown(sku);
        List<String> sales = List.of(
                "/customers?limit=",
                "/customers?cursor=",
                "/orders?customerId=",
                "/orders?status=",
                "/orders?cursor=",
                "/events?after=",
                "/events?at=",
                "/events?type=",
                "/events?subject=",
                "/orders?");
        List<String> fulfilment =
                List.of("/stock/" + sku + "?at=", "/stock/" + sku + "/ledger?cursor=", "/shipments?status=");
        try (RawHttp http = new RawHttp()) {
            for (String text : Corpus.texts()) {
                String escaped = URLEncoder.encode(text, UTF_8);
                for (String path : sales) {
                    verdict.answered(
                            http.send(RawHttp.head("sales", Caller.SALES, "GET", path + escaped)), path + escaped);
                }
                for (String path : fulfilment) {
                    verdict.answered(
                            http.send(RawHttp.head("fulfilment", Caller.WAREHOUSE, "GET", path + escaped)),
                            path + escaped);
                }
            }
        }
    }

    @Test
    void noTextInAHeaderIsAFault() {
        List<String> telling = List.of("Idempotency-Key", "If-Match", "Prefer", "Content-Type");
        String[] others = {
            "Accept-Charset",
            "Accept-Encoding",
            "Accept-Language",
            "Content-Language",
            "Cookie",
            "traceparent",
            "tracestate",
            "Last-Event-ID",
            "Range",
            "If-Modified-Since",
            "Date",
            "Origin",
            "Referer",
            "User-Agent",
            "X-Forwarded-For",
            "Forwarded",
            "X-HTTP-Method-Override",
            "Content-Location",
            "Content-Disposition",
            "Via"
        };
        byte[] body = "{}".getBytes(UTF_8);
        try (RawHttp http = new RawHttp()) {
            for (String text : Corpus.texts()) {
                String value = ": " + new String(text.replaceAll("[\r\n\0]", "").getBytes(UTF_8), ISO_8859_1);
                for (String name : telling) {
                    verdict.answered(
                            http.send(
                                    body,
                                    RawHttp.head(
                                            "sales", Caller.SALES, "POST", "/orders/none/cancellation", name + value)),
                            name + value);
                }
                for (String name : List.of("Accept", "If-None-Match")) {
                    verdict.answered(
                            http.send(RawHttp.head("sales", Caller.SALES, "GET", "/schemas/PlaceOrder", name + value)),
                            name + value);
                }
                String[] all = Stream.of(others).map(name -> name + value).toArray(String[]::new);
                verdict.answered(http.send(RawHttp.head("sales", Caller.SALES, "GET", "/orders/none", all)), value);
                verdict.answered(
                        http.send("GET /sales/api/orders HTTP/1.1", "Authorization: Bearer" + value.substring(1)),
                        value);
            }
        }
    }
}
