package org.millrace.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.millrace.launcher.Caller;
import tools.jackson.databind.JsonNode;

/** Every body says where one can go from it, and nothing that its state does not allow (CONTRACT 2). */
class LinksIT extends BothSystems {

    private final Wholesaler wholesaler = new Wholesaler();

    @ParameterizedTest
    @ValueSource(strings = {"sales", "fulfilment"})
    void theEntryPointLeadsEverywhere(String context) {
        Client client = new Client(context, Caller.OPS);
        JsonNode links = client.get("/").expect(200).json().path("_links");

        links.properties().stream()
                .map(link -> link.getValue())
                .filter(link -> !link.path("templated").asBoolean())
                .forEach(link -> client.get(link.path("href").asString()).expect(200));
        assertThat(links.at("/operation/href").asString()).endsWith("/operations/{id}");
        assertThat(links.at("/operation/templated").asBoolean()).isTrue();
    }

    @Test
    void theEntryPointsTemplatesLeadToTheThings() {
        String customer = wholesaler.registersCustomer();
        JsonNode links = wholesaler.sales.get("/").expect(200).json().path("_links");

        String url = links.at("/customer/href").asString().replace("{customerId}", customer);

        assertThat(wholesaler.sales.get(url).expect(200).text("/customerId")).isEqualTo(customer);
    }

    @Test
    void anOrdersAndAShipmentsLinksFollowTheirState() {
        String sku = wholesaler.listsProduct("1.00");
        wholesaler.receives(sku, 5);
        String order = wholesaler.places(wholesaler.registersCustomer(), sku, 1);
        wholesaler.awaitStatus(order, "allocated");
        assertThat(order(order)).contains("self", "customer", "events", "cancellation");
        assertThat(shipment(order)).contains("self", "recipient", "dispatch").doesNotContain("delivery");

        wholesaler.dispatches(order).expect(200);
        wholesaler.awaitStatus(order, "dispatched");
        assertThat(order(order)).contains("self", "customer", "events").doesNotContain("cancellation");
        assertThat(shipment(order)).contains("delivery").doesNotContain("dispatch");

        wholesaler.delivers(order);
        assertThat(shipment(order)).doesNotContain("dispatch", "delivery");
    }

    @Test
    void whatIsCancelledCanNotBeCancelledAgain() {
        String order = wholesaler.places(wholesaler.registersCustomer(), wholesaler.listsProduct("1.00"), 1);
        wholesaler.succeeds(wholesaler.cancels(order).expect(202).header("Location"));

        assertThat(order(order)).doesNotContain("cancellation");
    }

    @Test
    void whatALinkSaysCanBeDone() {
        String order = wholesaler.places(wholesaler.registersCustomer(), wholesaler.listsProduct("1.00"), 1);
        JsonNode links =
                wholesaler.sales.get("/orders/" + order).expect(200).json().path("_links");

        wholesaler.sales.get(links.at("/customer/href").asString()).expect(200);
        wholesaler.sales.get(links.at("/events/href").asString()).expect(200);
        wholesaler
                .sales
                .post(links.at("/cancellation/href").asString(), "{}", "Prefer", "wait=30")
                .expect(200);
    }

    @ParameterizedTest
    @CsvSource({
        "sales, /orders?customerId=%s, orderId",
        "sales, /customers, customerId",
        "sales, /products, sku",
        "fulfilment, /stock, sku",
        "fulfilment, /shipments, shipmentId"
    })
    void pagesLeadOnToAnEndWithoutGapsOrRepeats(String context, String list, String id) {
        String customer = wholesaler.registersCustomer();
        String sku = wholesaler.listsProduct("1.00");
        wholesaler.receives(sku, 5);
        String order = "";
        for (int i = 0; i < 3; i++) {
            order = wholesaler.places(customer, sku, 1);
            wholesaler.awaitStatus(order, "allocated");
        }
        String expected = Map.of("orderId", order, "shipmentId", order, "customerId", customer, "sku", sku)
                .get(id);
        Client client = new Client(context, Caller.OPS);
        String path = list.formatted(customer);
        String glue = path.contains("?") ? "&" : "?";
        List<String> seen = new ArrayList<>();
        String next = path + glue + "limit=" + (list.contains("?") ? 2 : 400);
        while (!next.isEmpty()) {
            JsonNode page = client.get(next).expect(200).json();
            assertThat(client.get(page.at("/_links/self/href").asString())
                            .expect(200)
                            .json())
                    .isEqualTo(page);
            page.path("items").values().forEach(item -> seen.add(item.path(id).asString()));
            assertThat(page.path("items").valueStream())
                    .allSatisfy(item ->
                            assertThat(item.at("/_links/self/href").asString()).startsWith("http"));
            next = page.at("/_links/next/href").asString("");
        }
        assertThat(seen).contains(expected).doesNotHaveDuplicates();
    }

    private List<String> order(String id) {
        return links(wholesaler.sales.get("/orders/" + id));
    }

    private List<String> shipment(String id) {
        return links(wholesaler.warehouse.get("/shipments/" + id));
    }

    private static List<String> links(Answer answer) {
        return List.copyOf(answer.expect(200).json().path("_links").propertyNames());
    }
}
