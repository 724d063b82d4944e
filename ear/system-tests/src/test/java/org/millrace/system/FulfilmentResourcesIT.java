package org.millrace.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What Fulfilment owns, as clients see and change it: stock and its ledger, shipments, its own view of customers (CONTRACT 2). */
class FulfilmentResourcesIT extends BothSystems {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final Wholesaler wholesaler = new Wholesaler();
    private final Client warehouse = wholesaler.warehouse;

    @Test
    void aReceiptChangesTheLevelAndTheLedgerTellsOfIt() {
        String sku = wholesaler.listsProduct("1.00");
        wholesaler.receives(sku, 7);
        wholesaler.receives(sku, 5);

        JsonNode stock = wholesaler.stock(sku);
        assertThat(stock.propertyNames())
                .containsExactly("sku", "name", "onHand", "reserved", "available", "version", "_links");
        assertThat(stock.path("name").asString()).isEqualTo("Tulip bulbs, 50");
        assertThat(stock.path("onHand").asInt()).isEqualTo(12);
        assertThat(stock.path("reserved").asInt()).isZero();
        assertThat(stock.path("available").asInt()).isEqualTo(12);
        assertThat(ledger(sku, "quantity")).containsExactly(7, 5);
        assertThat(ledger(sku, "onHand")).containsExactly(7, 12);
        assertThat(ledger(sku, "version")).containsExactly(1, 2);
    }

    @Test
    void aLevelIsShownAsItWasAtAnyTime() {
        String sku = wholesaler.listsProduct("1.00");
        wholesaler.receives(sku, 7);
        Instant between = Instant.parse(item(sku, 0).path("time").asString());
        wholesaler.receives(sku, 5);

        assertThat(onHandAt(sku, between.minusMillis(1))).isZero();
        assertThat(onHandAt(sku, between)).isEqualTo(7);
        assertThat(onHandAt(sku, Instant.now().plusSeconds(60))).isEqualTo(12);
        warehouse.get("/stock/" + sku + "?at=yesterday").expectProblem(400, "invalid-parameter");
        warehouse.get("/stock/" + sku + "?at=%2B12026-01-01T00:00:00Z").expectProblem(400, "invalid-parameter");
    }

    @Test
    void aLedgerComesInPagesTheOldestFirst() {
        String sku = wholesaler.listsProduct("1.00");
        IntStream.rangeClosed(1, 5).forEach(quantity -> wholesaler.receives(sku, quantity));

        JsonNode first =
                warehouse.get("/stock/" + sku + "/ledger?limit=3").expect(200).json();
        JsonNode second = warehouse
                .get(first.at("/_links/next/href").asString())
                .expect(200)
                .json();

        assertThat(first.path("items")
                        .valueStream()
                        .map(line -> line.path("quantity").asInt()))
                .containsExactly(1, 2, 3);
        assertThat(second.path("items")
                        .valueStream()
                        .map(line -> line.path("quantity").asInt()))
                .containsExactly(4, 5);
        assertThat(second.at("/_links/next").isMissingNode()).isTrue();
    }

    @Test
    void aStocktakeSetsTheLevelAndNeverBelowWhatIsReserved() {
        String sku = wholesaler.listsProduct("1.00");
        wholesaler.receives(sku, 5);
        String order = wholesaler.places(wholesaler.registersCustomer(), sku, 4);
        wholesaler.awaitStatus(order, "allocated");

        Answer refused = warehouse.post("/stock/" + sku + "/counts", "{\"onHand\": 3}", "Prefer", "wait=30");
        Answer counted = warehouse.post(
                "/stock/" + sku + "/counts", "{\"onHand\": 4, \"reason\": \"one broke\"}", "Prefer", "wait=30");

        refused.expectProblem(409, "stock-reserved");
        assertThat(counted.expect(200).json().path("onHand").asInt()).isEqualTo(4);
        assertThat(counted.json().path("available").asInt()).isZero();
    }

    @Test
    void whatWasFoundGoesToTheOldestOrderThatItFillsWhole() {
        String customer = wholesaler.registersCustomer();
        String sku = wholesaler.listsProduct("1.00");
        String large = wholesaler.places(customer, sku, 8);
        wholesaler.awaitStatus(large, "backordered");
        String small = wholesaler.places(customer, sku, 3);
        wholesaler.awaitStatus(small, "backordered");
        String smallest = wholesaler.places(customer, sku, 2);
        wholesaler.awaitStatus(smallest, "backordered");

        warehouse
                .post("/stock/" + sku + "/counts", "{\"onHand\": 4}", "Prefer", "wait=30")
                .expect(200);

        wholesaler.awaitStatus(small, "allocated");
        assertThat(wholesaler.stock(sku).path("reserved").asInt()).isEqualTo(3);
        assertThat(wholesaler.sales.get("/orders/" + large).text("/status")).isEqualTo("backordered");
        assertThat(wholesaler.sales.get("/orders/" + smallest).text("/status")).isEqualTo("backordered");
    }

    @ParameterizedTest
    @CsvSource({"receipts, quantity", "counts, onHand"})
    void whatSalesHasNotListedIsNotTakenIn(String what, String member) {
        warehouse
                .post("/stock/never-listed/" + what, "{\"" + member + "\": 1}", "Prefer", "wait=30")
                .expectProblem(422, "unknown-sku");
        warehouse.get("/stock/never-listed").expectProblem(404, "not-found");
        warehouse.get("/stock/never-listed/ledger").expectProblem(404, "not-found");
    }

    @Test
    void aShipmentIsPreparedThenDispatchedThenDelivered() {
        String sku = wholesaler.listsProduct("1.00");
        wholesaler.receives(sku, 3);
        String customer = wholesaler.registersCustomer();
        String order = wholesaler.places(customer, sku, 3);
        wholesaler.awaitStatus(order, "allocated");

        JsonNode prepared = warehouse.get("/shipments/" + order).expect(200).json();
        assertThat(prepared.path("status").asString()).isEqualTo("prepared");
        assertThat(prepared.path("orderId").asString()).isEqualTo(order);
        assertThat(prepared.at("/lines/0/quantity").asInt()).isEqualTo(3);
        assertThat(prepared.at("/shipTo/city").asString()).isEqualTo("Freiburg");
        delivery(order).expectProblem(409, "shipment-state");
        assertThat(wholesaler.dispatches(order).expect(200).text("/carrier")).isEqualTo("Spedition Süd");
        wholesaler.dispatches(order).expectProblem(409, "shipment-state");
        assertThat(delivery(order).expect(200).text("/status")).isEqualTo("delivered");
        delivery(order).expectProblem(409, "shipment-state");

        JsonNode stock = wholesaler.stock(sku);
        assertThat(stock.path("onHand").asInt()).isZero();
        assertThat(stock.path("reserved").asInt()).isZero();
    }

    @Test
    void aShipmentThatDoesNotExistCanNotLeave() {
        wholesaler.dispatches("none").expectProblem(404, "unknown-shipment");
        delivery("none").expectProblem(404, "unknown-shipment");
        warehouse.get("/shipments/none").expectProblem(404, "not-found");
    }

    @Test
    void shipmentsAreFoundByOrderAndStatus() {
        String sku = wholesaler.listsProduct("1.00");
        wholesaler.receives(sku, 1);
        String order = wholesaler.places(wholesaler.registersCustomer(), sku, 1);
        wholesaler.awaitStatus(order, "allocated");

        assertThat(shipments("orderId=" + order)).containsExactly(order);
        assertThat(shipments("orderId=" + order + "&status=prepared")).containsExactly(order);
        assertThat(shipments("orderId=" + order + "&status=delivered")).isEmpty();
        warehouse.get("/shipments?status=lost").expectProblem(400, "invalid-parameter");
    }

    @Test
    void aRecipientIsTheCustomerThatFulfilmentHasHeardOf() {
        String customer = wholesaler.registersCustomer();

        JsonNode recipient = await().atMost(SOON)
                .until(() -> warehouse.get("/recipients/" + customer), answer -> answer.status() == 200)
                .json();

        assertThat(recipient.path("name").asString()).isEqualTo("Blumen Weber");
        assertThat(recipient.at("/address/city").asString()).isEqualTo("Freiburg");
    }

    @ParameterizedTest
    @CsvSource({"limit=0", "limit=501", "limit=abc", "cursor=invented", "colour=red"})
    void whatAListDoesNotKnowIsA400(String query) {
        for (String list : List.of("/stock", "/shipments")) {
            warehouse.get(list + "?" + query).expectProblem(400, "invalid-parameter");
        }
    }

    private Answer delivery(String order) {
        return warehouse.post(
                "/shipments/" + order + "/delivery", "{\"receivedBy\": \"F. Weber\"}", "Prefer", "wait=30");
    }

    private JsonNode item(String sku, int index) {
        return warehouse
                .get("/stock/" + sku + "/ledger")
                .expect(200)
                .json()
                .path("items")
                .get(index);
    }

    private List<Integer> ledger(String sku, String member) {
        return warehouse
                .get("/stock/" + sku + "/ledger")
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .map(line -> line.path(member).asInt())
                .toList();
    }

    private int onHandAt(String sku, Instant time) {
        return warehouse
                .get("/stock/" + sku + "?at=" + time)
                .expect(200)
                .json()
                .path("onHand")
                .asInt();
    }

    private List<String> shipments(String query) {
        return warehouse
                .get("/shipments?" + query)
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .map(shipment -> shipment.path("shipmentId").asString())
                .toList();
    }
}
