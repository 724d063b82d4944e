package org.millrace.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.core.ThrowingRunnable;
import org.millrace.launcher.Caller;
import tools.jackson.databind.JsonNode;

/** The business as its people do it: what they say in the tests is what they ask the two APIs to do. */
final class Wholesaler {

    private static final Duration SOON = Duration.ofSeconds(30);

    final Client sales = new Client("sales", Caller.SALES);
    final Client warehouse = new Client("fulfilment", Caller.WAREHOUSE);

    String registersCustomer() {
        return sales.post("/customers", """
                        {"name": "Blumen Weber", "email": "einkauf@weber.example",
                         "address": {"street": "Am Markt 3", "city": "Freiburg", "postalCode": "79098", "country": "Germany"}}""").expect(201).text("/customerId");
    }

    String listsProduct(String price) {
        String sku = "sku-" + UUID.randomUUID();
        sales.put("/products/" + sku, product("listed", price)).expect(201);
        return sku;
    }

    void discontinues(String sku, String price) {
        sales.put("/products/" + sku, product("discontinued", price), "If-Match", etag("/products/" + sku))
                .expect(200);
    }

    void receives(String sku, int quantity) {
        awaitKnown(sku);
        warehouse
                .post("/stock/" + sku + "/receipts", "{\"quantity\": " + quantity + "}", "Prefer", "wait=30")
                .expect(200);
    }

    String places(String customer, String sku, int quantity) {
        String operation = sales.post("/orders", order(customer, sku, quantity))
                .expect(202)
                .header("Location");
        return resourceOf(succeeds(operation));
    }

    static String order(String customer, String sku, int quantity) {
        return """
               {"customerId": "%s", "lines": [{"sku": "%s", "quantity": %d}]}""".formatted(customer, sku, quantity);
    }

    Answer cancels(String order) {
        return sales.post("/orders/" + order + "/cancellation", "{\"reason\": \"changed their mind\"}");
    }

    Answer dispatches(String order) {
        return warehouse.post(
                "/shipments/" + order + "/dispatch",
                "{\"carrier\": \"Spedition Süd\", \"trackingNumber\": \"S-1\"}",
                "Prefer",
                "wait=30");
    }

    void delivers(String order) {
        warehouse
                .post("/shipments/" + order + "/delivery", "{\"receivedBy\": \"F. Weber\"}", "Prefer", "wait=30")
                .expect(200);
    }

    /** Waits for the end of the operation and insists that it is a good one. */
    JsonNode succeeds(String operation) {
        Answer ended = ends(operation);
        assertThat(ended.text("/status")).as(ended.body()).isEqualTo("succeeded");
        return ended.json();
    }

    /** Waits for the end, also through a time in which it cannot be asked for. */
    Answer ends(String operation) {
        // the request itself waits
        return await().pollDelay(Duration.ZERO)
                .atMost(SOON)
                .until(
                        () -> sales.get(operation, "Prefer", "wait=20"),
                        answer -> answer.status() != 503
                                && List.of("succeeded", "failed", "cancelled")
                                        .contains(answer.expect(200).text("/status")));
    }

    void awaitStatus(String order, String status) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                sales.get("/orders/" + order).expect(200).text("/status"))
                        .isEqualTo(status));
    }

    void awaitKnown(String sku) {
        await().atMost(SOON).until(() -> warehouse.get("/stock/" + sku).status() == 200);
    }

    JsonNode stock(String sku) {
        return warehouse.get("/stock/" + sku).expect(200).json();
    }

    /** The types of all events about a subject, in the order of the feed. */
    List<String> eventsAbout(Client context, String subject) {
        List<String> types = new ArrayList<>();
        for (JsonNode event : feed(context, "subject=" + subject)) {
            types.add(event.path("type").asString());
        }
        return types;
    }

    /** An event is to be read a moment after what it tells of, when it has got its place in the log. */
    static void soon(ThrowingRunnable assertion) {
        await().atMost(SOON).untilAsserted(assertion);
    }

    /** The whole feed, page by page. */
    List<JsonNode> feed(Client context, String filter) {
        List<JsonNode> events = new ArrayList<>();
        String page = "/events?limit=1000&" + filter;
        while (true) {
            Answer answer = context.get(page).expect(200);
            answer.json().values().forEach(events::add);
            if (answer.header("Events-Lag").equals("0")) {
                return events;
            }
            page = next(answer);
        }
    }

    static String next(Answer answer) {
        String link = answer.header("Link");
        return link.substring(link.indexOf('<') + 1, link.indexOf('>'));
    }

    static String resourceOf(JsonNode operation) {
        String resource = operation.path("resource").asString();
        return resource.substring(resource.lastIndexOf('/') + 1);
    }

    private String etag(String path) {
        return sales.get(path).expect(200).header("ETag");
    }

    private static String product(String status, String price) {
        return """
               {"name": "Tulip bulbs, 50", "price": {"amount": "%s", "currency": "EUR"}, "status": "%s"}""".formatted(price, status);
    }
}
