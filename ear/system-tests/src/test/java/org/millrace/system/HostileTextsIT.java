package org.millrace.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.millrace.client.Json;
import tools.jackson.databind.JsonNode;

/** Whatever people write, in any script, comes out as it went in, or is refused where it went in (CONTRACT 2 and 7). */
class HostileTextsIT extends BothSystems {

    private static final List<String> NAMES =
            Corpus.texts().stream().filter(Corpus::isName).toList();

    private static final Duration SOON = Duration.ofSeconds(30);

    private final Wholesaler wholesaler = new Wholesaler();

    private final Verdict verdict = new Verdict();

    @AfterEach
    void showAllThatFailed() {
        verdict.assertAll();
    }

    @Test
    void aNameIsReadBackAsItWasSentOrRefused() {
        Verdict.each(Corpus.texts(), text -> {
            String id = UUID.randomUUID().toString();
            Answer customer = wholesaler.sales.put("/customers/" + id, customer(Corpus.escaped(text)));
            Answer product = wholesaler.sales.put("/products/" + id, product(Corpus.escaped(text)));
            if (!Corpus.isName(text)) {
                verdict.refused(customer, "customer " + Corpus.escaped(text));
                verdict.refused(product, "product " + Corpus.escaped(text));
                String[] pointers = Corpus.isWhole(text)
                        ? new String[] {"/name", "/address/street", "/address/city", "/address/country"}
                        : new String[] {"/name"};
                verdict.assertThat(customer.pointers()).as(Corpus.escaped(text)).contains(pointers);
                verdict.assertThat(product.pointers()).as(Corpus.escaped(text)).containsExactly("/name");
                return;
            }
            customer.expect(201);
            product.expect(201);
            JsonNode read = wholesaler.sales.get("/customers/" + id).expect(200).json();
            verdict.assertThat(read.path("name").asString()).isEqualTo(text);
            verdict.assertThat(read.path("address").valueStream().map(JsonNode::asString))
                    .hasSize(5)
                    .allMatch(text::equals);
            verdict.assertThat(
                            wholesaler.sales.get("/products/" + id).expect(200).text("/name"))
                    .isEqualTo(text);
        });
    }

    @Test
    void aNameNeedsNoEscapes() {
        Verdict.each(NAMES, text -> {
            String body = product(Json.write(text));
            Answer product = wholesaler.sales.put("/products/" + UUID.randomUUID(), body);
            verdict.assertThat(product.expect(201).text("/name")).isEqualTo(text);
        });
    }

    @Test
    void aTextIsReadBackAsItWasSentThroughBothSystems() {
        String sku = wholesaler.listsProduct("1.00");
        wholesaler.receives(sku, NAMES.size());
        List<String> orders = place(sku, 1);

        Verdict.each(orders, order -> {
            await().atMost(SOON)
                    .until(() -> wholesaler.warehouse.get("/shipments/" + order).status() == 200);
            String text = Corpus.escaped(NAMES.get(orders.indexOf(order)));
            String dispatch = "{\"carrier\": %1$s, \"trackingNumber\": %1$s}".formatted(text);
            wholesaler
                    .warehouse
                    .post("/shipments/" + order + "/dispatch", dispatch)
                    .expect(202);
            wholesaler
                    .warehouse
                    .post("/shipments/" + order + "/delivery", "{\"receivedBy\": " + text + "}", "Prefer", "wait=30")
                    .expect(200);
        });

        for (int i = 0; i < NAMES.size(); i++) {
            JsonNode order =
                    wholesaler.sales.get("/orders/" + orders.get(i)).expect(200).json();
            JsonNode shipment = wholesaler
                    .warehouse
                    .get("/shipments/" + orders.get(i))
                    .expect(200)
                    .json();
            verdict.assertThat(order.path("shipTo").valueStream().map(JsonNode::asString))
                    .hasSize(6)
                    .allMatch(NAMES.get(i)::equals);
            verdict.assertThat(shipment.path("shipTo")).isEqualTo(order.path("shipTo"));
            verdict.assertThat(Stream.of("carrier", "trackingNumber", "receivedBy")
                            .map(member -> shipment.path(member).asString("")))
                    .allMatch(NAMES.get(i)::equals);
        }
    }

    @Test
    void aReasonIsToldAsItWasGiven() {
        String sku = wholesaler.listsProduct("1.00");
        wholesaler.awaitKnown(sku);
        List<String> orders = place(sku, 1_000_000);

        Verdict.each(orders, order -> {
            String reason = Corpus.escaped(NAMES.get(orders.indexOf(order)));
            wholesaler
                    .sales
                    .post("/orders/" + order + "/cancellation", "{\"reason\": " + reason + "}", "Prefer", "wait=30")
                    .expect(200);
            wholesaler
                    .warehouse
                    .post(
                            "/stock/" + sku + "/counts",
                            "{\"onHand\": 5, \"reason\": " + reason + "}",
                            "Prefer",
                            "wait=30")
                    .expect(200);
        });

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(wholesaler
                                .feed(
                                        wholesaler.sales,
                                        "type=millrace.sales.order.cancelling&subject=" + prefix(orders.get(0)) + "*")
                                .stream()
                                .map(event -> event.at("/data/reason").asString("")))
                        .containsExactlyInAnyOrderElementsOf(NAMES));
        assertThat(wholesaler
                        .warehouse
                        .get("/stock/" + sku + "/ledger?limit=500")
                        .expect(200)
                        .json()
                        .path("items")
                        .valueStream()
                        .map(line -> line.path("reason").asString("")))
                .containsExactlyInAnyOrderElementsOf(NAMES);
    }

    /** An order for each text, which is all of its address. */
    private List<String> place(String sku, int quantity) {
        String customer = wholesaler.registersCustomer();
        String prefix = UUID.randomUUID() + "-";
        List<String> orders =
                IntStream.range(0, NAMES.size()).mapToObj(i -> prefix + i).toList();
        String lines = IntStream.range(0, NAMES.size())
                .mapToObj(i ->
                        """
                        {"orderId": "%s", "customerId": "%s", "lines": [{"sku": "%s", "quantity": %d}], "shipTo": %s}""".formatted(orders.get(i), customer, sku, quantity, shipTo(Corpus.escaped(NAMES.get(i)))))
                .collect(Collectors.joining("\n"));
        JsonNode items = wholesaler
                .sales
                .post("/orders", lines, "Content-Type", "application/x-ndjson")
                .expect(207)
                .json()
                .path("items");
        assertThat(items.valueStream().map(item -> item.path("status").asInt()))
                .hasSize(NAMES.size())
                .containsOnly(202);
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
}
