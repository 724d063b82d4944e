package org.millrace.system;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URLEncoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
    private static final Duration SOON = Duration.ofSeconds(30);

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
        List<String> texts =
                Corpus.texts().stream().filter(Corpus::isName).toList();
        String sku = wholesaler.listsProduct("1.00");
        wholesaler.receives(sku, texts.size());
        List<String> orders = place(texts, sku, 1);

        each(orders, order -> {
            await().atMost(SOON)
                    .until(() -> wholesaler.warehouse.get("/shipments/" + order).status() == 200);
            String text = Corpus.escaped(texts.get(orders.indexOf(order)));
            String dispatch = "{\"carrier\": %1$s, \"trackingNumber\": %1$s}".formatted(text);
            wholesaler.warehouse.post("/shipments/" + order + "/dispatch", dispatch).expect(202);
            wholesaler.warehouse.post("/shipments/" + order + "/delivery", "{\"receivedBy\": " + text + "}", "Prefer", "wait=30").expect(200);
        });

        for (int i = 0; i < texts.size(); i++) {
            JsonNode order = wholesaler.sales.get("/orders/" + orders.get(i)).expect(200).json();
            JsonNode shipment = wholesaler.warehouse.get("/shipments/" + orders.get(i)).expect(200).json();
            softly.assertThat(order.path("shipTo").valueStream().map(JsonNode::asString)).hasSize(6).allMatch(texts.get(i)::equals);
            softly.assertThat(shipment.path("shipTo")).isEqualTo(order.path("shipTo"));
            softly.assertThat(Stream.of("carrier", "trackingNumber", "receivedBy").map(member -> shipment.path(member).asString("")))
                    .allMatch(texts.get(i)::equals);
        }
    }

    @Test
    void aReasonIsToldAsItWasGiven() {
        List<String> texts =
                Corpus.texts().stream().filter(Corpus::isName).toList();
        String sku = wholesaler.listsProduct("1.00");
        wholesaler.awaitKnown(sku);
        List<String> orders = place(texts, sku, 1_000_000);

        each(orders, order -> {
            String reason = Corpus.escaped(texts.get(orders.indexOf(order)));
            wholesaler.sales.post("/orders/" + order + "/cancellation", "{\"reason\": " + reason + "}", "Prefer", "wait=30").expect(200);
            wholesaler.warehouse.post("/stock/" + sku + "/counts", "{\"onHand\": 5, \"reason\": " + reason + "}", "Prefer", "wait=30").expect(200);
        });

        await().atMost(SOON).untilAsserted(() -> assertThat(wholesaler
                        .feed(wholesaler.sales, "type=millrace.sales.order.cancelling&subject=" + prefix(orders.get(0)) + "*")
                        .stream()
                        .map(event -> event.at("/data/reason").asString("")))
                .containsExactlyInAnyOrderElementsOf(texts));
        assertThat(wholesaler.warehouse.get("/stock/" + sku + "/ledger?limit=500").expect(200).json().path("items").valueStream()
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
                for (String path : List.of("/customers/", "/operations/", "/schemas/", "/../", "/../problems/")) {
                    answered(http.send(RawHttp.head("sales", Caller.SALES, "GET", path + escaped)), path + escaped);
                }
                for (String path : List.of("/stock/", "/recipients/")) {
                    answered(
                            http.send(RawHttp.head("fulfilment", Caller.WAREHOUSE, "GET", path + escaped)),
                            path + escaped);
                }
                String cancellation = "/orders/" + escaped + "/cancellation";
                answered(http.send(new byte[0], RawHttp.head("sales", Caller.SALES, "POST", cancellation)), cancellation);
            }
        }
    }

    @Test
    void noTextInAQueryIsAFault() {
        String sku = wholesaler.listsProduct("1.00");
        wholesaler.awaitKnown(sku);
        List<String> sales = List.of("/customers?limit=", "/customers?cursor=", "/orders?customerId=", "/orders?status=", "/orders?cursor=", "/events?after=", "/events?at=", "/events?type=", "/events?subject=", "/orders?");
        List<String> fulfilment = List.of("/stock/" + sku + "?at=", "/stock/" + sku + "/ledger?cursor=", "/shipments?status=");
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
        List<String> telling = List.of("Idempotency-Key", "If-Match", "Prefer", "Content-Type");
        String[] others = {
            "Accept-Charset", "Accept-Encoding", "Accept-Language", "Content-Language", "Cookie", "traceparent", "tracestate",
            "Last-Event-ID", "Range", "If-Modified-Since", "Date", "Origin", "Referer", "User-Agent", "X-Forwarded-For", "Forwarded",
            "X-HTTP-Method-Override", "Content-Location", "Content-Disposition", "Via"
        };
        byte[] body = "{}".getBytes(UTF_8);
        try (RawHttp http = new RawHttp()) {
            for (String text : Corpus.texts()) {
                String value = ": " + new String(text.replaceAll("[\r\n\0]", "").getBytes(UTF_8), ISO_8859_1);
                for (String name : telling) {
                    answered(http.send(body, RawHttp.head("sales", Caller.SALES, "POST", "/orders/none/cancellation", name + value)), name + value);
                }
                for (String name : List.of("Accept", "If-None-Match")) {
                    answered(http.send(RawHttp.head("sales", Caller.SALES, "GET", "/schemas/PlaceOrder", name + value)), name + value);
                }
                String[] all = Stream.of(others).map(name -> name + value).toArray(String[]::new);
                answered(http.send(RawHttp.head("sales", Caller.SALES, "GET", "/orders/none", all)), value);
                answered(http.send("GET /sales/api/orders HTTP/1.1", "Authorization: Bearer" + value.substring(1)), value);
            }
        }
    }

    /** An order for each text, which is all of its address. */
    private List<String> place(List<String> texts, String sku, int quantity) {
        String customer = wholesaler.registersCustomer();
        String prefix = UUID.randomUUID() + "-";
        List<String> orders =
                IntStream.range(0, texts.size()).mapToObj(i -> prefix + i).toList();
        String lines = IntStream.range(0, texts.size())
                .mapToObj(i -> """
                        {"orderId": "%s", "customerId": "%s", "lines": [{"sku": "%s", "quantity": %d}], "shipTo": %s}"""
                        .formatted(orders.get(i), customer, sku, quantity, shipTo(Corpus.escaped(texts.get(i)))))
                .collect(Collectors.joining("\n"));
        JsonNode items = wholesaler.sales.post("/orders", lines, "Content-Type", "application/x-ndjson").expect(207).json().path("items");
        assertThat(items.valueStream().map(item -> item.path("status").asInt())).hasSize(texts.size()).containsOnly(202);
        return orders;
    }

    private static String prefix(String order) {
        return order.substring(0, order.lastIndexOf('-'));
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
                .doesNotContain("org.", "java.", "Exception", "jackson", "PSQL", "RESTEASY");
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
