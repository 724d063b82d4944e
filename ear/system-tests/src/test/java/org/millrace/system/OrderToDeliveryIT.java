package org.millrace.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** An order's whole life through both systems (CONTRACT 2). */
class OrderToDeliveryIT extends BothSystems {

    private final Wholesaler wholesaler = new Wholesaler();

    @Test
    void anOrderIsPlacedAllocatedDispatchedAndDelivered() {
        String customer = wholesaler.registersCustomer();
        String bulbs = wholesaler.listsProduct("9.95");
        wholesaler.receives(bulbs, 10);

        String order = wholesaler.places(customer, bulbs, 3);
        wholesaler.awaitStatus(order, "allocated");
        assertThat(wholesaler.stock(bulbs).path("available").asInt()).isEqualTo(7);

        wholesaler.dispatches(order).expect(200);
        wholesaler.awaitStatus(order, "dispatched");
        wholesaler.delivers(order);
        wholesaler.awaitStatus(order, "delivered");

        JsonNode delivered =
                wholesaler.sales.get("/orders/" + order).expect(200).json();
        assertThat(delivered.at("/total/amount").asString()).isEqualTo("29.85");
        assertThat(delivered.at("/shipTo/city").asString()).isEqualTo("Freiburg");
        assertThat(delivered.at("/_links/cancellation").isMissingNode()).isTrue();
        assertThat(wholesaler.stock(bulbs).path("onHand").asInt()).isEqualTo(7);
        Wholesaler.soon(() -> assertThat(wholesaler.eventsAbout(wholesaler.sales, order))
                .containsExactly(
                        "millrace.sales.order.placed",
                        "millrace.sales.order.allocated",
                        "millrace.sales.order.dispatched",
                        "millrace.sales.order.delivered"));
        assertThat(wholesaler.eventsAbout(wholesaler.warehouse, order))
                .containsExactly(
                        "millrace.fulfilment.order.allocated",
                        "millrace.fulfilment.shipment.prepared",
                        "millrace.fulfilment.shipment.dispatched",
                        "millrace.fulfilment.shipment.delivered");
    }

    @Test
    void anOrderThatCanNotBeFilledWaitsUntilEnoughStockArrives() {
        String customer = wholesaler.registersCustomer();
        String bulbs = wholesaler.listsProduct("1.00");
        wholesaler.receives(bulbs, 2);

        String order = wholesaler.places(customer, bulbs, 5);
        wholesaler.awaitStatus(order, "backordered");
        assertThat(wholesaler.stock(bulbs).path("reserved").asInt()).isZero();

        wholesaler.receives(bulbs, 3);
        wholesaler.awaitStatus(order, "allocated");
        assertThat(wholesaler.stock(bulbs).path("reserved").asInt()).isEqualTo(5);
    }

    @Test
    void aCancelledOrderGivesItsStockToTheNextThatWaits() {
        String customer = wholesaler.registersCustomer();
        String bulbs = wholesaler.listsProduct("1.00");
        wholesaler.receives(bulbs, 5);
        String first = wholesaler.places(customer, bulbs, 5);
        wholesaler.awaitStatus(first, "allocated");
        String second = wholesaler.places(customer, bulbs, 4);
        wholesaler.awaitStatus(second, "backordered");

        wholesaler.succeeds(wholesaler.cancels(first).expect(202).header("Location"));

        wholesaler.awaitStatus(first, "cancelled");
        wholesaler.awaitStatus(second, "allocated");
    }

    @Test
    void aCancellationThatComesAfterTheDispatchIsRefused() {
        String customer = wholesaler.registersCustomer();
        String bulbs = wholesaler.listsProduct("1.00");
        wholesaler.receives(bulbs, 1);
        String order = wholesaler.places(customer, bulbs, 1);
        wholesaler.awaitStatus(order, "allocated");
        wholesaler.dispatches(order).expect(200);
        wholesaler.awaitStatus(order, "dispatched");

        Answer operation = wholesaler.ends(wholesaler.cancels(order).expect(202).header("Location"));

        assertThat(operation.text("/status")).isEqualTo("failed");
        assertThat(operation.text("/error/type")).endsWith("/problems/order-dispatched");
    }

    @Test
    void whenCancellationAndDispatchRaceBothSystemsAgreeInTheEnd() {
        String customer = wholesaler.registersCustomer();
        String bulbs = wholesaler.listsProduct("1.00");
        wholesaler.receives(bulbs, 10);
        for (int race = 0; race < 10; race++) {
            String order = wholesaler.places(customer, bulbs, 1);
            wholesaler.awaitStatus(order, "allocated");

            Answer cancellation = wholesaler.cancels(order).expect(202);
            Answer dispatch = wholesaler.dispatches(order);

            wholesaler.ends(cancellation.header("Location"));
            wholesaler.awaitStatus(order, dispatch.status() == 200 ? "dispatched" : "cancelled");
        }
    }

    @Test
    void aRefusedOrderIsAnEventAndLeavesNoOrder() {
        String customer = wholesaler.registersCustomer();

        Answer operation = wholesaler.ends(wholesaler
                .sales
                .post("/orders", Wholesaler.order(customer, "no-such-sku", 1))
                .expect(202)
                .header("Location"));

        assertThat(operation.text("/status")).isEqualTo("failed");
        assertThat(operation.text("/error/type")).endsWith("/problems/unknown-sku");
        Wholesaler.soon(() -> assertThat(wholesaler.feed(wholesaler.sales, "type=millrace.sales.order.rejected"))
                .anySatisfy(event ->
                        assertThat(event.path("correlationid").asString()).isEqualTo(operation.text("/id"))));
    }
}
