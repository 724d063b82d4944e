package org.millrace.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What many events show together is an event of its own, on the same feed (CONTRACT 4). */
class PatternsIT extends BothSystems {

    private final Wholesaler wholesaler = new Wholesaler();

    @Test
    void aProductOfWhichMuchMoreIsOrderedThanUsualIsToldOnce() {
        String customer = wholesaler.registersCustomer();
        String bulbs = wholesaler.listsProduct("1.00");

        wholesaler.places(customer, bulbs, 12);
        wholesaler.places(customer, bulbs, 9);
        String third = wholesaler.places(customer, bulbs, 9);

        JsonNode surge = only(wholesaler.sales, "millrace.sales.demand.surged", bulbs);
        assertThat(surge.at("/data/sku").asString()).isEqualTo(bulbs);
        assertThat(surge.at("/data/quantity").asInt()).isEqualTo(21);
        JsonNode cause = wholesaler.feed(wholesaler.sales, "type=millrace.sales.order.placed").stream()
                .filter(placed -> placed.path("id").equals(surge.path("causationid")))
                .findFirst()
                .orElseThrow();
        assertThat(surge.path("correlationid")).isEqualTo(cause.path("correlationid"));
        assertThat(cause.path("subject").asString()).isNotEqualTo(third);
    }

    @Test
    void aCustomerWhoKeepsCancellingIsTold() {
        String customer = wholesaler.registersCustomer();
        String bulbs = wholesaler.listsProduct("1.00");
        List<String> orders = Stream.generate(() -> wholesaler.places(customer, bulbs, 1))
                .limit(3)
                .toList();

        for (String order : orders) {
            wholesaler.cancels(order).expect(202);
            wholesaler.awaitStatus(order, "cancelled");
        }

        JsonNode repeated = only(wholesaler.sales, "millrace.sales.customer.cancellations-repeated", customer);
        assertThat(repeated.at("/data/count").asInt()).isEqualTo(3);
        assertThat(repeated.at("/data/orderIds").values())
                .extracting(JsonNode::asString)
                .containsExactlyElementsOf(orders);
    }

    @Test
    void stockThatWillSoonBeGoneIsTold() {
        String customer = wholesaler.registersCustomer();
        String bulbs = wholesaler.listsProduct("1.00");
        wholesaler.receives(bulbs, 10);

        wholesaler.awaitStatus(wholesaler.places(customer, bulbs, 4), "allocated");
        wholesaler.awaitStatus(wholesaler.places(customer, bulbs, 2), "allocated");

        JsonNode low = only(wholesaler.warehouse, "millrace.fulfilment.stock.ran-low", bulbs);
        assertThat(low.at("/data/available").asInt()).isEqualTo(4);
        assertThat(low.at("/data/quantity").asInt()).isEqualTo(6);
    }

    private JsonNode only(Client context, String type, String subject) {
        List<JsonNode> told = await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> wholesaler.feed(context, "type=" + type + "&subject=" + subject),
                        events -> !events.isEmpty());
        assertThat(told).hasSize(1);
        return told.get(0);
    }
}
