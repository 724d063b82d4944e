package org.millrace.replay;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.millrace.client.Api;
import org.millrace.client.Complaint;
import org.millrace.client.Response;
import tools.jackson.databind.JsonNode;

/** Sales, as far as a replay needs it. Every call may be repeated: a second replay of the same file changes nothing. */
final class Sales {
    private static final int ATTEMPTS = 5;

    private final Api api;

    Sales(Api api) {
        this.api = api;
    }

    private record NewCustomer(String customerId, String name, Address address) {}

    private record ProductState(String name, Money price, String status) {}

    private record NewOrder(String orderId, String customerId, Address shipTo, List<NewLine> lines) {}

    private record NewLine(String sku, int quantity, Money unitPrice, BigDecimal discount) {}

    void register(Customer customer) {
        Response response =
                api.post("/customers", new NewCustomer(customer.customerId(), customer.company(), customer.address()));
        boolean known = response.status() == 409 && response.text().contains("customer-exists");
        if (response.status() != 201 && !known) {
            throw new Complaint("customer %s: %s".formatted(customer.customerId(), response.summary()));
        }
    }

    void list(Product product) {
        put(product, "listed");
    }

    void discontinue(Product product) {
        put(product, "discontinued");
    }

    /** Reads before it writes; a lost answer or another writer in between (412) makes it read again. */
    private void put(Product product, String status) {
        ProductState wanted = new ProductState(product.name(), Money.of(product.unitPrice()), status);
        String path = "/products/" + product.productId();
        Response response = null;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Response current = api.get(path);
            if (current.status() == 200 && wanted.equals(stateOf(current.json()))) {
                return;
            }
            response = current.status() == 404
                    ? api.put(path, wanted)
                    : api.put(path, wanted, "If-Match", current.header("ETag").orElse("*"));
            if (response.status() == 200 || response.status() == 201) {
                return;
            }
        }
        throw new Complaint("product %s: %s".formatted(product.productId(), response.summary()));
    }

    private static ProductState stateOf(JsonNode json) {
        JsonNode price = json.path("price");
        return new ProductState(
                json.path("name").asString(""),
                new Money(
                        price.path("amount").asString(""),
                        price.path("currency").asString("")),
                json.path("status").asString(""));
    }

    /** Its key makes the answer to a repeated request name the same operation. */
    Response place(String orderId, Order order) {
        List<NewLine> lines = order.lines().stream()
                .map(line ->
                        new NewLine(line.productId(), line.quantity(), Money.of(line.unitPrice()), line.discount()))
                .toList();
        return api.post(
                "/orders",
                new NewOrder(orderId, order.customerId(), order.shipTo(), lines),
                "Idempotency-Key",
                "\"replay-" + orderId + "\"");
    }

    JsonNode order(String orderId) {
        Response response = api.get("/orders/" + orderId);
        if (response.status() != 200) {
            throw new Complaint("order %s: %s".formatted(orderId, response.summary()));
        }
        return response.json();
    }

    /** How much of each sku all backordered orders ask for, those of others too: the oldest is served first. */
    Map<String, Long> backordered() {
        Map<String, Long> demand = new TreeMap<>();
        String page = "/orders?status=backordered&limit=500";
        while (!page.isEmpty()) {
            JsonNode json = api.get(page).json();
            for (JsonNode order : json.path("items")) {
                for (JsonNode line : order.path("lines")) {
                    demand.merge(
                            line.path("sku").asString(), line.path("quantity").asLong(), Long::sum);
                }
            }
            page = json.at("/_links/next/href").asString("");
        }
        return demand;
    }
}
