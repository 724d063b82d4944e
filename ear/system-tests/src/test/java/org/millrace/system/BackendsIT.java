package org.millrace.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millrace.launcher.Caller;
import tools.jackson.databind.JsonNode;

/** Each frontend gets from its backend what a screen shows, in one small call (CONTRACT 1 and 9). */
class BackendsIT extends BothSystems {

    private final Wholesaler wholesaler = new Wholesaler();
    private final Client mobile = new Client("sales", "mobile", Caller.SALES);
    private final Client desk = new Client("sales", "web", Caller.SALES);
    private final Client board = new Client("fulfilment", "web", Caller.WAREHOUSE);

    @Test
    void theMobileListIsAtMostAThirdOfTheApis() {
        String customer = wholesaler.registersCustomer();
        String sku = wholesaler.listsProduct("9.95");
        List<String> placed = IntStream.range(0, 3)
                .mapToObj(i -> wholesaler.places(customer, sku, 2))
                .toList();

        Answer small = mobile.get("/orders?customerId=" + customer).expect(200);

        JsonNode newest = small.json().at("/orders/0");
        assertThat(newest.path("orderId").asString()).isEqualTo(placed.get(2));
        assertThat(newest.path("total").asString()).isEqualTo("19.90 EUR");
        assertThat(newest.path("status").asString()).isIn("placed", "backordered");
        assertThat(small.json().path("orders")).hasSize(3);
        assertAThird(small, wholesaler.sales.get("/orders?customerId=" + customer));
    }

    @Test
    void theMobileListGoesOnWithTheNextScreen() {
        String customer = wholesaler.registersCustomer();
        String sku = wholesaler.listsProduct("9.95");
        String last = IntStream.range(0, 21)
                .mapToObj(i -> wholesaler
                        .sales
                        .post("/orders", Wholesaler.order(customer, sku, 1))
                        .expect(202)
                        .header("Location"))
                .reduce((before, after) -> after)
                .orElseThrow();
        wholesaler.succeeds(last);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> wholesaler
                                .sales
                                .get("/orders?customerId=" + customer)
                                .json()
                                .path("items")
                                .size()
                        == 21);

        JsonNode first =
                mobile.get("/orders?customerId=" + customer).expect(200).json();
        JsonNode second = mobile.get("/orders?customerId=" + customer + "&before="
                        + first.path("next").asString())
                .expect(200)
                .json();

        assertThat(first.path("orders")).hasSize(20);
        assertThat(second.path("orders")).hasSize(1);
        assertThat(second.has("next")).isFalse();
        assertThat(first.path("orders").valueStream().map(order -> order.path("orderId")))
                .doesNotContain(second.at("/orders/0/orderId"));
    }

    @Test
    void aMobileOrderIsAtMostAThirdOfTheApis() {
        String order = wholesaler.places(wholesaler.registersCustomer(), wholesaler.listsProduct("9.95"), 3);

        Answer small = mobile.get("/orders/" + order).expect(200);

        assertThat(small.text("/orderId")).isEqualTo(order);
        assertThat(small.text("/total")).isEqualTo("29.85 EUR");
        assertThat(small.json().path("pieces").values()).hasSize(1);
        assertAThird(small, wholesaler.sales.get("/orders/" + order));
    }

    @Test
    void anOrderOfManyProductsWithTheLongestNamesIsStillSmall() {
        String customer = wholesaler.registersCustomer();
        List<String> skus = IntStream.range(0, 6)
                .mapToObj(i -> (UUID.randomUUID() + "-" + UUID.randomUUID()).substring(0, 64))
                .toList();
        skus.forEach(sku -> wholesaler
                .sales
                .put("/products/" + sku, "{\"name\": \"n\", \"price\": {\"amount\": \"1.00\", \"currency\": \"EUR\"}}")
                .expect(201));
        for (int size : new int[] {5, 6}) {
            String lines = skus.stream()
                    .limit(size)
                    .map(sku -> "{\"sku\": \"" + sku + "\", \"quantity\": 1}")
                    .collect(Collectors.joining(","));
            String id = "o" + Long.toString(System.nanoTime(), 36);
            wholesaler
                    .sales
                    .post(
                            "/orders",
                            "{\"orderId\": \"%s\", \"customerId\": \"%s\", \"lines\": [%s]}"
                                    .formatted(id, customer, lines),
                            "Prefer",
                            "wait=30")
                    .expect(201);

            Answer small = mobile.get("/orders/" + id).expect(200);

            assertThat(small.json().path("pieces").values()).hasSize(5);
            assertThat(small.json().path("more").asInt(0)).isEqualTo(size - 5);
            assertAThird(small, wholesaler.sales.get("/orders/" + id));
        }
    }

    @Test
    void whatTheAppHasAlreadyIsNotSentAgain() {
        String customer = wholesaler.registersCustomer();
        String order = wholesaler.places(customer, wholesaler.listsProduct("9.95"), 3);
        wholesaler.awaitStatus(order, "backordered");
        List<String> paths = List.of("/orders/" + order, "/orders?customerId=" + customer);
        List<String> tags = paths.stream()
                .map(path -> mobile.get(path).expect(200).header("ETag"))
                .toList();
        for (int i = 0; i < paths.size(); i++) {
            assertThat(mobile.get(paths.get(i), "If-None-Match", tags.get(i))
                            .expect(304)
                            .body())
                    .isEmpty();
        }

        wholesaler.succeeds(wholesaler.cancels(order).expect(202).header("Location"));

        for (int i = 0; i < paths.size(); i++) {
            mobile.get(paths.get(i), "If-None-Match", tags.get(i)).expect(200);
        }
    }

    @Test
    void theDeskHasAllOfItsPageInOneCall() {
        String customer = wholesaler.registersCustomer();
        String sku = wholesaler.listsProduct("9.95");
        String order = wholesaler.places(customer, sku, 3);

        Answer answer = desk.get("/").expect(200);

        JsonNode row = answer.json()
                .path("orders")
                .valueStream()
                .filter(found -> found.path("orderId").asString().equals(order))
                .findFirst()
                .orElseThrow();
        assertThat(row.path("customerName").asString()).isEqualTo("Blumen Weber");
        assertThat(row.at("/total/amount").asString()).isEqualTo("29.85");
        assertThat(row.path("cancellable").asBoolean()).isTrue();
        assertThat(answer.json().path("open").propertyNames())
                .containsExactlyInAnyOrder("placed", "backordered", "allocated", "cancelling", "dispatched");
        assertThat(answer.json()
                        .path("open")
                        .valueStream()
                        .mapToLong(JsonNode::asLong)
                        .sum())
                .isPositive();
        assertThat(answer.json().path("catalogue").valueStream())
                .allSatisfy(offer -> assertThat(offer.propertyNames())
                        .containsExactly("sku", "name", "price", "available", "availableAt"));
        assertThat(answer.json().path("customers").valueStream())
                .allSatisfy(buyer -> assertThat(buyer.propertyNames()).containsExactly("customerId", "name"));
    }

    @Test
    void theBoardHasAllOfItsPageInOneCall() {
        String customer = wholesaler.registersCustomer();
        String sku = wholesaler.listsProduct("1.00");
        wholesaler.receives(sku, 5);
        wholesaler.awaitStatus(wholesaler.places(customer, sku, 3), "allocated");
        String tooMuch = wholesaler.places(customer, sku, 4);
        wholesaler.awaitStatus(tooMuch, "backordered");

        JsonNode seen = board.get("/").expect(200).json();

        assertThat(seen.at("/counts/toDispatch").asLong()).isPositive();
        assertThat(seen.at("/counts/waiting").asLong()).isPositive();
        assertThat(seen.path("toDispatch").valueStream())
                .isNotEmpty()
                .allSatisfy(parcel -> assertThat(parcel.path("lines")).isNotEmpty());
        assertThat(seen.path("backorders").valueStream())
                .isNotEmpty()
                .allSatisfy(order ->
                        assertThat(order.at("/lines/0/available").isNumber()).isTrue());
        assertThat(seen.path("stock").valueStream())
                .isNotEmpty()
                .allSatisfy(level -> assertThat(level.path("available").asLong())
                        .isEqualTo(level.path("onHand").asLong()
                                - level.path("reserved").asLong()));
    }

    @ParameterizedTest
    @CsvSource({
        "sales, mobile, /orders?customerId=c, WAREHOUSE",
        "sales, web, /, WAREHOUSE",
        "fulfilment, web, /, SALES"
    })
    void nobodyElseMayAsk(String context, String application, String path, Caller caller) throws Exception {
        new Client(context, application, caller).get(path).expectProblem(403, "forbidden");
        new Client(context, application, Caller.OPS).get(path).expect(200);
        String url = TestServer.layout().ports().baseUrl() + "/" + context + "/" + application + path;
        assertThat(HttpClient.newHttpClient()
                        .send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void whatIsWrongIsAProblemHereToo() {
        mobile.get("/orders").expectProblem(400, "invalid-parameter");
        mobile.get("/orders?customerId=c&before=invented").expectProblem(400, "invalid-parameter");
        mobile.get("/orders?customerId=c&colour=red").expectProblem(400, "invalid-parameter");
        mobile.get("/orders/no-such-order").expectProblem(404, "not-found");
        mobile.get("/customers").expectProblem(404, "not-found");
        desk.get("/orders").expectProblem(404, "not-found");
        wholesaler.sales.get("/desk").expectProblem(404, "not-found");
    }

    @Test
    void publicClientsNeverSeeTheBackends() {
        assertThat(wholesaler.sales.get(documents("sales")).expect(200).body())
                .contains("/sales/api", "/orders/{orderId}")
                .doesNotContain("/mobile", "/web/", "/web:", "OrderScreens", "Desk");
        assertThat(wholesaler.warehouse.get(documents("fulfilment")).expect(200).body())
                .contains("/fulfilment/api", "/stock/{sku}")
                .doesNotContain("/web/", "/web:", "Board");
    }

    private static String documents(String context) {
        return TestServer.layout().ports().baseUrl() + "/" + context + "/openapi";
    }

    private static void assertAThird(Answer small, Answer whole) {
        assertThat(bytes(small) * 3).isLessThanOrEqualTo(bytes(whole.expect(200)));
    }

    private static int bytes(Answer answer) {
        return answer.body().getBytes(StandardCharsets.UTF_8).length;
    }
}
