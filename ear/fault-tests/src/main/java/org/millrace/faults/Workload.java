package org.millrace.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.millrace.client.Api;
import org.millrace.client.Json;
import org.millrace.client.Response;

/** What one client asks for, as its dice fall: orders above all, what fills the shelves, and what becomes of orders. */
final class Workload {
    static final List<String> SKUS =
            IntStream.range(0, 10).mapToObj(i -> "sku-" + i).toList();
    static final List<String> CUSTOMERS =
            IntStream.range(0, 5).mapToObj(i -> "customer-" + i).toList();

    private final String name;
    private final Random dice;
    private final List<String> orders = new ArrayList<>();
    private int count;

    /** @param name makes its keys unique */
    Workload(String name, Random dice) {
        this.name = name;
        this.dice = dice;
    }

    /** Makes the customers and products that everything else is about, and waits until Fulfilment knows the products. */
    static void prepare(Caller caller) {
        Api sales = caller.patiently("sales");
        CUSTOMERS.forEach(customer -> must(sales.post("/customers", customer(customer)), 201, 409));
        for (String sku : SKUS) {
            must(
                    sales.put(
                            "/products/" + sku,
                            Map.of("name", "Tulips " + sku, "price", Map.of("amount", "2.50", "currency", "EUR"))),
                    201,
                    428);
        }
        for (String sku : SKUS) {
            while (caller.patiently("fulfilment").get("/stock/" + sku).status() != 200) {
                Pause.millis(100);
            }
        }
    }

    Request next() {
        int roll = dice.nextInt(100);
        if (roll < 22) {
            return receipt();
        }
        if (roll < 26) {
            String customer = key();
            return new Request(customer, Kind.CUSTOMER, "/customers", Json.write(customer(customer)), customer);
        }
        if (roll < 50 && !orders.isEmpty()) {
            String order = orders.get(dice.nextInt(orders.size()));
            return roll < 36
                    ? new Request(key(), Kind.CANCELLATION, "/orders/" + order + "/cancellation", "{}", order)
                    : new Request(
                            key(), Kind.DISPATCH, "/shipments/" + order + "/dispatch", "{\"carrier\":\"Post\"}", order);
        }
        return order();
    }

    /**
     * An order that the agent spoils.
     *
     * @param what the beginning of its mark, see poison.btm
     */
    Request poison(String what) {
        String id = Request.POISON + what + "-" + key();
        return new Request(id, Kind.ORDER, "/orders", Json.write(order(id)), id);
    }

    Request receipt() {
        String sku = SKUS.get(dice.nextInt(SKUS.size()));
        String body = "{\"quantity\":" + (1 + dice.nextInt(40)) + "}";
        return new Request(key(), Kind.RECEIPT, "/stock/" + sku + "/receipts", body, sku);
    }

    Request order() {
        String key = key();
        Map<String, Object> body = order(key);
        if (dice.nextBoolean()) {
            body.remove("orderId");
            return new Request(key, Kind.ORDER, "/orders", Json.write(body), null);
        }
        orders.add(key);
        return new Request(key, Kind.ORDER, "/orders", Json.write(body), key);
    }

    private Map<String, Object> order(String id) {
        List<Map<String, Object>> lines = dice.ints(1 + dice.nextInt(3), 0, SKUS.size())
                .distinct()
                .mapToObj(sku -> Map.<String, Object>of("sku", SKUS.get(sku), "quantity", 1 + dice.nextInt(6)))
                .toList();
        String customer = CUSTOMERS.get(dice.nextInt(CUSTOMERS.size()));
        return new HashMap<>(Map.of("orderId", id, "customerId", customer, "lines", lines));
    }

    private String key() {
        return name + "-" + ++count;
    }

    private static Map<String, Object> customer(String id) {
        return Map.of(
                "customerId",
                id,
                "name",
                "Flowers " + id,
                "address",
                Map.of("street", "Am Markt 3", "city", "Freiburg", "country", "Germany"));
    }

    private static void must(Response response, int... statuses) {
        if (IntStream.of(statuses).noneMatch(status -> status == response.status())) {
            throw new IllegalStateException("The workload could not be prepared: " + response.summary());
        }
    }
}
