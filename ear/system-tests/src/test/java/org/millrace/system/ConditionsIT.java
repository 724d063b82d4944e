package org.millrace.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Nobody changes what has changed since it was read, and nobody is sent what it has (CONTRACT 2, 3.4 and 3.8). */
class ConditionsIT extends BothSystems {

    private final Wholesaler wholesaler = new Wholesaler();

    @Test
    void aCommandOnWhatHasChangedFailsItsOperation() {
        String customer = wholesaler.registersCustomer();
        String order = wholesaler.places(customer, wholesaler.listsProduct("1.00"), 1);
        wholesaler.awaitStatus(order, "backordered");

        Answer operation = wholesaler.ends(wholesaler
                .sales
                .post("/orders/" + order + "/cancellation", "{}", "If-Match", "\"1\"")
                .expect(202)
                .header("Location"));

        assertThat(operation.text("/status")).isEqualTo("failed");
        assertThat(operation.text("/error/status")).isEqualTo("412");
        assertThat(operation.text("/error/type")).endsWith("/problems/precondition-failed");
        String tag = wholesaler.sales.get("/orders/" + order).expect(200).header("ETag");
        wholesaler
                .sales
                .post("/orders/" + order + "/cancellation", "{}", "If-Match", tag, "Prefer", "wait=30")
                .expect(200);
    }

    @Test
    void receiptsAndStocktakesTravelWithTheirConditionToo() {
        String sku = wholesaler.listsProduct("1.00");
        wholesaler.receives(sku, 5);
        String tag = wholesaler.warehouse.get("/stock/" + sku).expect(200).header("ETag");
        wholesaler
                .warehouse
                .post("/stock/" + sku + "/counts", "{\"onHand\": 4}", "If-Match", tag, "Prefer", "wait=30")
                .expect(200);

        wholesaler
                .warehouse
                .post("/stock/" + sku + "/counts", "{\"onHand\": 3}", "If-Match", tag, "Prefer", "wait=30")
                .expectProblem(412, "precondition-failed");
        wholesaler
                .warehouse
                .post("/stock/" + sku + "/receipts", "{\"quantity\": 1}", "If-Match", tag, "Prefer", "wait=30")
                .expectProblem(412, "precondition-failed");
        assertThat(wholesaler.stock(sku).path("onHand").asInt()).isEqualTo(4);
    }

    @Test
    void aShipmentLeavesOnlyAsItWasRead() {
        String sku = wholesaler.listsProduct("1.00");
        wholesaler.receives(sku, 5);
        String order = wholesaler.places(wholesaler.registersCustomer(), sku, 1);
        wholesaler.awaitStatus(order, "allocated");
        String path = "/shipments/" + order;
        String tag = wholesaler.warehouse.get(path).expect(200).header("ETag");

        wholesaler
                .warehouse
                .post(path + "/dispatch", "{\"carrier\": \"c\"}", "If-Match", "\"99\"", "Prefer", "wait=30")
                .expectProblem(412, "precondition-failed");
        wholesaler
                .warehouse
                .post(path + "/dispatch", "{\"carrier\": \"c\"}", "If-Match", tag, "Prefer", "wait=30")
                .expect(200);
        wholesaler
                .warehouse
                .post(path + "/delivery", "{}", "If-Match", tag, "Prefer", "wait=30")
                .expectProblem(412, "precondition-failed");
    }

    @Test
    void whatIsToBePlacedMatchesNothing() {
        wholesaler
                .sales
                .post(
                        "/orders",
                        Wholesaler.order(wholesaler.registersCustomer(), wholesaler.listsProduct("1.00"), 1),
                        "If-Match",
                        "*",
                        "Prefer",
                        "wait=30")
                .expectProblem(412, "precondition-failed");
    }

    @Test
    void whatTheClientHasIsNotSentAgain() {
        String customer = wholesaler.registersCustomer();
        String sku = wholesaler.listsProduct("1.00");
        wholesaler.receives(sku, 5);
        JsonNode operation = wholesaler.succeeds(wholesaler
                .sales
                .post("/orders", Wholesaler.order(customer, sku, 1))
                .header("Location"));
        String order = Wholesaler.resourceOf(operation);
        wholesaler.awaitStatus(order, "allocated");

        unchanged(wholesaler.sales, "/customers/" + customer);
        unchanged(wholesaler.sales, "/products/" + sku);
        unchanged(wholesaler.sales, "/orders/" + order);
        unchanged(wholesaler.sales, operation.at("/_links/self/href").asString());
        unchanged(wholesaler.warehouse, "/shipments/" + order);
        unchanged(wholesaler.warehouse, "/stock/" + sku);
        unchanged(wholesaler.warehouse, "/recipients/" + customer);
    }

    private static void unchanged(Client client, String path) {
        String tag = client.get(path).expect(200).header("ETag");
        assertThat(tag).as(path).matches("\"[^\"]+\"");

        Answer again = client.get(path, "If-None-Match", "\"other\", W/" + tag).expect(304);

        assertThat(again.body()).isEmpty();
        assertThat(again.header("ETag")).isEqualTo(tag);
        client.get(path, "If-None-Match", "\"other\"").expect(200);
    }
}
