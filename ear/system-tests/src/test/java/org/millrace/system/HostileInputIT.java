package org.millrace.system;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.assertj.core.api.SoftAssertions;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.millrace.client.Json;
import org.millrace.launcher.Caller;
import tools.jackson.databind.JsonNode;

/**
 * Whatever comes in is taken and comes out unchanged, or is refused with a problem that says where it is wrong and what to
 * do. Nothing is answered by a 5xx, and nothing that was accepted breaks later.
 */
@ExtendWith(ArquillianExtension.class)
class HostileInputIT {

    private static final int SIDE_BY_SIDE = 12;

    private final Wholesaler wholesaler = new Wholesaler();

    private final SoftAssertions softly = new SoftAssertions();

    @Deployment(name = "sales", order = 1, testable = false)
    static EnterpriseArchive sales() {
        return Ears.sales();
    }

    @Deployment(name = "fulfilment", order = 2, testable = false)
    static EnterpriseArchive fulfilment() {
        return Ears.fulfilment();
    }

    @AfterEach
    void showAllThatFailed() {
        softly.assertAll();
    }

    @Test
    void whatIsNoJsonObjectIsRefusedEverywhere() {
        try (RawHttp http = new RawHttp()) {
            for (Entrance entrance : Entrance.all()) {
                for (Corpus.Document document : Corpus.documents()) {
                    Answer answer = entrance.send(http, document.bytes());
                    refused(answer, entrance + ": " + document.about());
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
                    refused(answer, entrance + ": " + flaw);
                    softly.assertThat(answer.pointers())
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
            softly.assertThat(items.get(i).path("status").asInt())
                    .as(flaws.get(i).body())
                    .isEqualTo(400);
            softly.assertThat(items.get(i).at("/problem/errors").findValuesAsString("pointer"))
                    .as(flaws.get(i).body())
                    .contains(flaws.get(i).pointer());
        }
    }

    @Test
    void aNameIsReadBackAsItWasSentOrRefused() {
        each(Corpus.texts(), text -> {
            String id = UUID.randomUUID().toString();
            Answer customer = wholesaler.sales.put("/customers/" + id, customer(Corpus.escaped(text)));
            Answer product = wholesaler.sales.put("/products/" + id, product(Corpus.escaped(text)));
            if (!Corpus.isName(text)) {
                refused(customer, "customer " + Corpus.escaped(text));
                refused(product, "product " + Corpus.escaped(text));
                String[] pointers = Corpus.isWhole(text)
                        ? new String[] {"/name", "/address/street", "/address/city", "/address/country"}
                        : new String[] {"/name"};
                softly.assertThat(customer.pointers()).as(Corpus.escaped(text)).contains(pointers);
                softly.assertThat(product.pointers()).as(Corpus.escaped(text)).containsExactly("/name");
                return;
            }
            customer.expect(201);
            product.expect(201);
            JsonNode read = wholesaler.sales.get("/customers/" + id).expect(200).json();
            softly.assertThat(read.path("name").asString()).isEqualTo(text);
            softly.assertThat(read.path("address").valueStream().map(JsonNode::asString))
                    .hasSize(5)
                    .allMatch(text::equals);
            softly.assertThat(
                            wholesaler.sales.get("/products/" + id).expect(200).text("/name"))
                    .isEqualTo(text);
        });
    }

    @Test
    void aNameNeedsNoEscapes() {
        each(Corpus.texts().stream().filter(Corpus::isName).toList(), text -> {
            String body = product(Json.write(text));
            Answer product = wholesaler.sales.put("/products/" + UUID.randomUUID(), body);
            softly.assertThat(product.expect(201).text("/name")).isEqualTo(text);
        });
    }

    @Test
    void aTextIsReadBackAsItWasSentThroughBothSystems() {
        String customer = wholesaler.registersCustomer();
        String sku = wholesaler.listsProduct("1.00");
        String counted = wholesaler.listsProduct("1.00");
        List<String> texts = Corpus.texts().stream().filter(Corpus::isName).toList();
        wholesaler.receives(sku, texts.size());
        wholesaler.awaitKnown(counted);
        Map<String, String> reasons = new HashMap<>();

        each(texts, text -> {
            String escaped = Corpus.escaped(text);
            String cancelled = places(customer, sku, 1_000_000, escaped, text);
            wholesaler
                    .sales
                    .post(
                            "/orders/" + cancelled + "/cancellation",
                            "{\"reason\": " + escaped + "}",
                            "Prefer",
                            "wait=30")
                    .expect(200);
            synchronized (reasons) {
                reasons.put(cancelled, text);
            }
            wholesaler
                    .warehouse
                    .post(
                            "/stock/" + counted + "/counts",
                            "{\"onHand\": 5, \"reason\": " + escaped + "}",
                            "Prefer",
                            "wait=30")
                    .expect(200);
            ship(places(customer, sku, 1, escaped, text), escaped, text);
        });

        for (JsonNode event : wholesaler.feed(wholesaler.sales, "type=millrace.sales.order.cancelling")) {
            String reason = reasons.remove(event.path("subject").asString());
            softly.assertThat(reason == null ? "" : event.at("/data/reason").asString(""))
                    .isEqualTo(reason == null ? "" : reason);
        }
        assertThat(reasons).isEmpty();
        assertThat(wholesaler
                        .warehouse
                        .get("/stock/" + counted + "/ledger?limit=500")
                        .expect(200)
                        .json()
                        .path("items")
                        .valueStream()
                        .map(line -> line.path("reason").asString("")))
                .containsExactlyInAnyOrderElementsOf(texts);
    }

    @Test
    void aNumberIsTakenForWhatItIsOrRefusedAndNeverBreaksWhatIsDoneWithIt() {
        String customer = wholesaler.registersCustomer();
        String sku = wholesaler.listsProduct("1.00");
        wholesaler.awaitKnown(sku);
        String order =
                "{\"customerId\": \"" + customer + "\", \"lines\": [{\"sku\": \"" + sku + "\", \"quantity\": %s%s}]%s}";

        each(Corpus.NUMBERS, number -> {
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
                softly.assertThat(answer.status())
                        .as(number + ": " + answer.body())
                        .isIn(200, 201, 400, 409);
                if (answer.status() == 400) {
                    refused(answer, number);
                }
            }
        });
    }

    @Test
    void noTextInAPathIsAFault() {
        try (RawHttp http = new RawHttp()) {
            for (String text : Corpus.texts()) {
                String escaped = URLEncoder.encode(text, UTF_8).replace("+", "%20");
                for (String path : List.of(
                        "/customers/",
                        "/products/",
                        "/orders/",
                        "/operations/",
                        "/schemas/",
                        "/events/",
                        "/",
                        "/../",
                        "/../problems/")) {
                    answered(http.send(RawHttp.head("sales", Caller.SALES, "GET", path + escaped)), path + escaped);
                }
                for (String path : List.of("/stock/", "/shipments/", "/recipients/", "/operations/", "/../problems/")) {
                    answered(
                            http.send(RawHttp.head("fulfilment", Caller.WAREHOUSE, "GET", path + escaped)),
                            path + escaped);
                }
                for (String path : List.of("/orders/" + escaped + "/cancellation", "/customers/" + escaped)) {
                    answered(http.send(new byte[0], RawHttp.head("sales", Caller.SALES, "POST", path)), path);
                }
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
                "/products?cursor=",
                "/orders?customerId=",
                "/orders?status=",
                "/orders?cursor=",
                "/orders?limit=",
                "/events?after=",
                "/events?at=",
                "/events?limit=",
                "/events?type=",
                "/events?subject=",
                "/orders?",
                "/orders/none?",
                "/schemas?");
        List<String> fulfilment = List.of(
                "/stock?cursor=",
                "/stock/" + sku + "?at=",
                "/stock/" + sku + "/ledger?cursor=",
                "/shipments?status=",
                "/shipments?orderId=",
                "/shipments?cursor=",
                "/events?subject=");
        try (RawHttp http = new RawHttp()) {
            for (String text : Corpus.texts()) {
                String escaped = URLEncoder.encode(text, UTF_8);
                for (String path : sales) {
                    answered(http.send(RawHttp.head("sales", Caller.SALES, "GET", path + escaped)), path + escaped);
                }
                for (String path : fulfilment) {
                    answered(
                            http.send(RawHttp.head("fulfilment", Caller.WAREHOUSE, "GET", path + escaped)),
                            path + escaped);
                }
            }
        }
    }

    @Test
    void noTextInAHeaderIsAFault() {
        List<String> names = List.of(
                "Idempotency-Key",
                "If-Match",
                "If-None-Match",
                "Prefer",
                "Accept",
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
                "From",
                "X-HTTP-Method-Override",
                "Content-Location",
                "Content-Disposition",
                "Via");
        try (RawHttp http = new RawHttp()) {
            for (String text : Corpus.texts()) {
                String value = new String(text.replaceAll("[\r\n\0]", "").getBytes(UTF_8), ISO_8859_1);
                for (String name : names) {
                    answered(
                            http.send(RawHttp.head("sales", Caller.SALES, "GET", "/orders/none", name + ": " + value)),
                            name + ": " + value);
                    answered(
                            http.send(
                                    "{}".getBytes(UTF_8),
                                    RawHttp.head(
                                            "sales",
                                            Caller.SALES,
                                            "POST",
                                            "/orders",
                                            "Content-Type: application/json",
                                            name + ": " + value)),
                            name + ": " + value);
                }
                answered(
                        http.send(
                                "{}".getBytes(UTF_8),
                                RawHttp.head("sales", Caller.SALES, "POST", "/orders", "Content-Type: " + value)),
                        value);
                answered(http.send("GET /sales/api/orders HTTP/1.1", "Authorization: " + value), value);
                answered(http.send("GET /sales/api/orders HTTP/1.1", "Authorization: Bearer " + value), value);
            }
        }
    }

    private String places(String customer, String sku, int quantity, String escaped, String text) {
        Answer placed = wholesaler
                .sales
                .post("/orders", """
                        {"customerId": "%s", "lines": [{"sku": "%s", "quantity": %d}], "shipTo": %s}""".formatted(customer, sku, quantity, shipTo(escaped)), "Prefer", "wait=30")
                .expect(201);
        softly.assertThat(placed.json().path("shipTo").valueStream().map(JsonNode::asString))
                .hasSize(6)
                .allMatch(text::equals);
        return placed.text("/orderId");
    }

    private void ship(String order, String escaped, String text) {
        wholesaler.awaitStatus(order, "allocated");
        String dispatch = "{\"carrier\": %s, \"trackingNumber\": %s}".formatted(escaped, escaped);
        wholesaler
                .warehouse
                .post("/shipments/" + order + "/dispatch", dispatch, "Prefer", "wait=30")
                .expect(200);
        JsonNode shipment = wholesaler
                .warehouse
                .post("/shipments/" + order + "/delivery", "{\"receivedBy\": " + escaped + "}", "Prefer", "wait=30")
                .expect(200)
                .json();
        for (String member : List.of("carrier", "trackingNumber", "receivedBy")) {
            softly.assertThat(shipment.path(member).asString("")).isEqualTo(text);
        }
        softly.assertThat(shipment.path("shipTo").valueStream().map(JsonNode::asString))
                .hasSize(6)
                .allMatch(text::equals);
    }

    private static String customer(String text) {
        return "{\"name\": %1$s, \"address\": {\"street\": %1$s, \"city\": %1$s, \"region\": %1$s, \"postalCode\": %1$s, \"country\": %1$s}}"
                .formatted(text);
    }

    private static String product(String text) {
        return "{\"name\": %s, \"price\": {\"amount\": \"1.00\", \"currency\": \"EUR\"}}".formatted(text);
    }

    private static String shipTo(String text) {
        return "{\"name\": %1$s, \"street\": %1$s, \"city\": %1$s, \"region\": %1$s, \"postalCode\": %1$s, \"country\": %1$s}"
                .formatted(text);
    }

    /** Insists on a 400 that a person can use. */
    private void refused(Answer answer, String what) {
        softly.assertThat(answer.status()).as(what + "\n" + answer.body()).isEqualTo(400);
        problem(answer, what);
    }

    /** Insists on an answer that is no fault of the server's, and on a problem where something is refused. */
    private void answered(Answer answer, String what) {
        softly.assertThat(answer.status()).as(what + "\n" + answer.body()).isLessThan(500);
        if (answer.status() >= 400) {
            problem(answer, what);
        }
    }

    private void problem(Answer answer, String what) {
        if (!answer.header("Content-Type").startsWith("application/problem+json")) {
            softly.fail(what + ": no problem but " + answer);
            return;
        }
        softly.assertThat(answer.text("/detail")).as(what).matches("(?s).*[a-z]{2,}.*[.]");
        softly.assertThat(answer.body())
                .as(what)
                .doesNotContain("org.", "java", "Exception", "jackson", "SELECT", "PSQL", "Resteasy", "RESTEASY");
    }

    private void each(List<String> all, Consumer<String> check) {
        ExecutorService people = Executors.newFixedThreadPool(SIDE_BY_SIDE);
        try {
            List<Future<?>> checks = new ArrayList<>();
            all.forEach(one -> checks.add(people.submit(() -> check.accept(one))));
            for (Future<?> each : checks) {
                each.get();
            }
        } catch (Exception failure) {
            throw new AssertionError(failure);
        } finally {
            people.shutdownNow();
        }
    }
}
