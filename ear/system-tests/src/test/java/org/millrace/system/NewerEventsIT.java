package org.millrace.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The other system may be newer: its events have members, and types, that nobody here knows (CONTRACT 4). */
class NewerEventsIT extends BothSystems {

    private final Wholesaler wholesaler = new Wholesaler();

    @Test
    void fulfilmentTakesWhatItKnowsOfThemAndLeavesTheRest() {
        String sku = "sku-" + UUID.randomUUID();
        try (Broker broker = new Broker()) {
            broker.publishes("sales.events", "millrace.sales.product.photographed", sku, "{\"sku\": \"%s\"}");
            broker.publishes("sales.events", "millrace.sales.product.listed", sku, """
                    {"sku": "%s", "name": "Tulip bulbs", "status": "listed", "version": 1, "photo": {"width": 3, "of": []},
                     "price": {"amount": "1.00", "currency": "EUR", "per": "dozen"}}""");
        }

        wholesaler.awaitKnown(sku);
        assertThat(wholesaler.stock(sku).path("name").asString()).isEqualTo("Tulip bulbs");
    }

    @Test
    void salesTakesWhatItKnowsOfThemAndLeavesTheRest() {
        String sku = wholesaler.listsProduct("1.00");
        try (Broker broker = new Broker()) {
            broker.publishes("fulfilment.events", "millrace.fulfilment.stock.aged", sku, "{\"sku\": \"%s\"}");
            broker.publishes("fulfilment.events", "millrace.fulfilment.stock.received", sku, """
                    {"sku": "%s", "quantity": 7, "onHand": 7, "reserved": 0, "version": 1, "shelf": {"aisle": 4}}""");
        }

        await().atMost(Duration.ofSeconds(30))
                .until(() -> wholesaler
                                .sales
                                .get("/products/" + sku)
                                .json()
                                .path("available")
                                .asInt()
                        == 7);
    }
}
