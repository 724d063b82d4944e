package org.millrace.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millrace.client.Json;
import tools.jackson.databind.JsonNode;

/** What Sales owns, as clients see and change it: customers and products at once, orders when their turn comes (CONTRACT 2). */
class SalesResourcesIT extends BothSystems {

    private static final String ADDRESS =
            "{\"street\": \"Am Markt 3\", \"city\": \"Freiburg\", \"region\": null, \"postalCode\": \"79098\", \"country\": \"Germany\"}";

    private final Wholesaler wholesaler = new Wholesaler();
    private final Client sales = wholesaler.sales;

    @Test
    void aCustomerIsRegisteredAtOnceAndReadsAsItWasSent() {
        Answer made = sales.post("/customers", customer(null, "Weber")).expect(201);

        Answer read = sales.get(made.header("Location")).expect(200);
        assertThat(read.json()).isEqualTo(made.json());
        assertThat(read.header("ETag")).isEqualTo(made.header("ETag")).matches("\".+\"");
        assertThat(read.text("/customerId")).matches("[A-Za-z0-9._-]{1,64}");
        assertThat(read.text("/name")).isEqualTo("Weber");
        assertThat(read.json().path("address")).isEqualTo(Json.read(ADDRESS));
        assertThat(made.header("Location")).endsWith("/sales/api/customers/" + read.text("/customerId"));
    }

    @Test
    void aCustomerHasTheIdThatItsClientChoseAndNobodyElseHasIt() {
        String id = "Weber_1.a-" + UUID.randomUUID();
        sales.post("/customers", customer(id, "Weber")).expect(201);

        Answer taken = sales.post("/customers", customer(id, "Another")).expectProblem(409, "customer-exists");

        assertThat(taken.pointers()).containsExactly("/customerId");
        assertThat(sales.get("/customers/" + id).expect(200).text("/name")).isEqualTo("Weber");
        sales.get("/customers/" + id.toLowerCase(Locale.ROOT)).expectProblem(404, "not-found");
    }

    @ParameterizedTest
    @CsvSource({"customers", "products"})
    void whatExistsIsReplacedOnlyByWhoKnowsHowItIs(String list) {
        String path = "/" + list + "/" + UUID.randomUUID();
        Answer made = sales.put(path, details(list, "first")).expect(201);
        assertThat(made.header("Location")).endsWith("/sales/api" + path);

        sales.put(path, details(list, "second")).expectProblem(428, "precondition-required");
        Answer changed = sales.put(path, details(list, "second"), "If-Match", made.header("ETag"))
                .expect(200);
        sales.put(path, details(list, "third"), "If-Match", made.header("ETag"))
                .expectProblem(412, "precondition-failed");

        Answer read = sales.get(path).expect(200);
        assertThat(read.text("/name")).isEqualTo("second");
        assertThat(read.json().path("version").asInt()).isEqualTo(2);
        assertThat(changed.header("ETag")).isNotEqualTo(made.header("ETag"));
        sales.get(path, "If-None-Match", read.header("ETag")).expect(304);
    }

    @ParameterizedTest
    @CsvSource({"customers", "products"})
    void whatDoesNotExistMatchesNothing(String list) {
        sales.put("/" + list + "/" + UUID.randomUUID(), details(list, "first"), "If-Match", "\"1\"")
                .expectProblem(412, "precondition-failed");
    }

    @Test
    void aCustomersAddressAndBodyAreAboutTheSameOne() {
        Answer answer = sales.put("/customers/" + UUID.randomUUID(), customer("another", "Weber"))
                .expectProblem(400, "invalid-request");

        assertThat(answer.pointers()).containsExactly("/customerId");
    }

    @Test
    void aProductTellsWhatIsAvailableAndSinceWhen() {
        String sku = wholesaler.listsProduct("9.95");
        JsonNode unheardOf = sales.get("/products/" + sku).expect(200).json();
        assertThat(unheardOf.path("status").asString()).isEqualTo("listed");
        assertThat(unheardOf.path("available").asInt()).isZero();

        Instant before = Instant.now().minusSeconds(1);
        wholesaler.receives(sku, 12);

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            JsonNode product = sales.get("/products/" + sku).expect(200).json();
            assertThat(product.path("available").asInt()).isEqualTo(12);
            assertThat(Instant.parse(product.path("availableAt").asString())).isAfter(before);
        });
    }

    @Test
    void anOrderReadsWithItsLinesTotalsAndTheCustomersAddress() {
        String customer =
                sales.post("/customers", customer(null, "Weber")).expect(201).text("/customerId");
        String sku = wholesaler.listsProduct("9.95");
        Instant before = Instant.now().minusSeconds(1);

        Answer placed = placed(
                "{\"customerId\": \"" + customer + "\", \"lines\": [{\"sku\": \"" + sku + "\", \"quantity\": 3}]}");

        Answer order = sales.get(placed.header("Location")).expect(200);
        assertThat(order.json().propertyNames())
                .containsExactly(
                        "orderId", "customerId", "status", "shipTo", "lines", "total", "placedAt", "version", "_links");
        assertThat(order.text("/customerId")).isEqualTo(customer);
        assertThat(order.text("/status")).isIn("placed", "backordered");
        assertThat(order.json().path("shipTo")).isEqualTo(Json.read("{\"name\": \"Weber\", " + ADDRESS.substring(1)));
        assertThat(order.json().at("/lines/0")).isEqualTo(Json.read("""
                        {"sku": "%s", "quantity": 3, "unitPrice": {"amount": "9.95", "currency": "EUR"}, "discount": 0,
                         "total": {"amount": "29.85", "currency": "EUR"}}""".formatted(sku)));
        assertThat(order.json().path("total")).isEqualTo(Json.read("{\"amount\": \"29.85\", \"currency\": \"EUR\"}"));
        assertThat(Instant.parse(order.text("/placedAt"))).isAfter(before);
        assertThat(order.text("/placedAt")).endsWith("Z");
        assertThat(order.header("ETag")).matches("\".+\"");
    }

    @ParameterizedTest
    @CsvSource({
        "1.00, 3, 0.1, 2.70",
        "0.01, 1, 0.5, 0.00",
        "0.03, 1, 0.5, 0.02",
        "0.05, 1, 0.5, 0.02",
        "0.07, 1, 0.5, 0.04",
        "9.99, 7, 0.333333333333333333333333333333, 46.62",
        "9.95, 1000000, 0, 9950000.00",
        "12.5, 1, 1, 0.00",
        "999999999999.99, 1000000, 0, 999999999999990000.00"
    })
    void aLinesTotalIsRoundedHalfEvenOnceAtTheEnd(String price, int quantity, String discount, String total) {
        String customer = wholesaler.registersCustomer();
        String sku = wholesaler.listsProduct("5.00");
        String line =
                "{\"sku\": \"%s\", \"quantity\": %d, \"unitPrice\": {\"amount\": \"%s\", \"currency\": \"EUR\"}, \"discount\": %s}"
                        .formatted(sku, quantity, price, discount);

        Answer order = placed("{\"customerId\": \"" + customer + "\", \"lines\": [" + line + ", " + line + "]}");

        assertThat(order.text("/lines/0/total/amount")).isEqualTo(total);
        assertThat(new BigDecimal(order.text("/total/amount")))
                .isEqualByComparingTo(new BigDecimal(total).add(new BigDecimal(total)));
    }

    @Test
    void anOrderGoesWhereItsClientSaysUnderTheIdThatItChose() {
        String customer = wholesaler.registersCustomer();
        String id = "order_" + UUID.randomUUID();
        String shipTo = "{\"name\": \"Lager\", " + ADDRESS.substring(1);
        String body =
                "{\"orderId\": \"%s\", \"customerId\": \"%s\", \"shipTo\": %s, \"lines\": [{\"sku\": \"%s\", \"quantity\": 1}]}"
                        .formatted(id, customer, shipTo, wholesaler.listsProduct("1.00"));

        Answer order = placed(body);

        assertThat(order.text("/orderId")).isEqualTo(id);
        assertThat(order.json().path("shipTo")).isEqualTo(Json.read(shipTo));
        Answer taken = sales.post("/orders", body, "Prefer", "wait=30").expectProblem(409, "order-exists");
        assertThat(taken.pointers()).containsExactly("/orderId");
        assertThat(sales.get("/orders/" + id).expect(200).json().path("version"))
                .isNotNull();
    }

    @Test
    void fiveHundredLinesAreAnOrder() {
        String sku = wholesaler.listsProduct("1.00");
        String lines = IntStream.rangeClosed(1, 500)
                .mapToObj(i -> "{\"sku\": \"" + sku + "\", \"quantity\": 1}")
                .collect(Collectors.joining(","));

        Answer order =
                placed("{\"customerId\": \"" + wholesaler.registersCustomer() + "\", \"lines\": [" + lines + "]}");

        assertThat(order.text("/total/amount")).isEqualTo("500.00");
    }

    @Test
    void refusalsFailTheOperationAndLeaveNoOrder() {
        String customer = wholesaler.registersCustomer();
        String listed = wholesaler.listsProduct("1.00");
        String gone = wholesaler.listsProduct("1.00");
        wholesaler.discontinues(gone, "1.00");
        String inDollars = listed + "-usd";
        sales.put("/products/" + inDollars, details("products", "bulbs").replace("EUR", "USD"))
                .expect(201);

        assertThat(refused(422, "unknown-customer", "nobody", listed)).containsExactly("/customerId");
        assertThat(refused(422, "unknown-sku", customer, listed, "nothing")).containsExactly("/lines/1/sku");
        assertThat(refused(409, "product-discontinued", customer, listed, gone)).containsExactly("/lines/1/sku");
        assertThat(refused(422, "mixed-currencies", customer, listed, inDollars))
                .containsExactly("/lines");
    }

    @Test
    void mixedCurrenciesAreRefusedAtOnceWhereTheRequestAloneShowsThem() {
        String line = "{\"sku\": \"a\", \"quantity\": 1, \"unitPrice\": {\"amount\": \"1.00\", \"currency\": \"%s\"}}";

        sales.post(
                        "/orders",
                        "{\"customerId\": \"c\", \"lines\": [%s, %s]}"
                                .formatted(line.formatted("EUR"), line.formatted("USD")))
                .expectProblem(400, "mixed-currencies");
    }

    @Test
    void aRefusalIsAnEventToo() {
        Answer operation = wholesaler.ends(sales.post("/orders", Wholesaler.order("nobody", "nothing", 1))
                .expect(202)
                .header("Location"));

        assertThat(operation.text("/status")).isEqualTo("failed");
        Wholesaler.soon(() -> assertThat(wholesaler.feed(sales, "type=millrace.sales.order.rejected").stream()
                        .filter(event ->
                                event.path("correlationid").asString("").equals(operation.text("/id"))))
                .hasSize(1));
    }

    @Test
    void aCancellationSucceedsWithCancellingAndEndsWithFulfilmentsAnswer() {
        String sku = wholesaler.listsProduct("1.00");
        String order = wholesaler.places(wholesaler.registersCustomer(), sku, 5);

        Answer cancelling = sales.post("/orders/" + order + "/cancellation", "{}", "Prefer", "wait=30")
                .expect(200);

        assertThat(cancelling.text("/status")).isIn("cancelling", "cancelled");
        wholesaler.awaitStatus(order, "cancelled");
        Wholesaler.soon(() -> assertThat(wholesaler.eventsAbout(sales, order))
                .contains("millrace.sales.order.cancelling", "millrace.sales.order.cancelled"));
        sales.post("/orders/none/cancellation", "", "Prefer", "wait=30").expectProblem(404, "unknown-order");
    }

    @Test
    void ordersAreFoundByCustomerAndStatus() {
        String customer = wholesaler.registersCustomer();
        String sku = wholesaler.listsProduct("1.00");
        String waiting = wholesaler.places(customer, sku, 1);
        String cancelled = wholesaler.places(customer, sku, 1);
        wholesaler.succeeds(wholesaler.cancels(cancelled).header("Location"));
        wholesaler.awaitStatus(waiting, "backordered");
        wholesaler.awaitStatus(cancelled, "cancelled");

        assertThat(orders("customerId=" + customer)).containsExactly(cancelled, waiting);
        assertThat(orders("customerId=" + customer + "&status=backordered")).containsExactly(waiting);
        assertThat(orders("customerId=" + customer + "&status=delivered")).isEmpty();
        sales.get("/orders?status=lost").expectProblem(400, "invalid-parameter");
    }

    @ParameterizedTest
    @CsvSource({"/customers", "/products", "/orders", "/customers?limit=1", "/orders?limit=500"})
    void listsComeInPagesOf50AndUpTo500(String list) {
        JsonNode page = sales.get(list).expect(200).json();

        assertThat(page.propertyNames()).containsExactly("items", "_links");
        assertThat(page.path("items").size())
                .isLessThanOrEqualTo(list.endsWith("=1") ? 1 : list.endsWith("=500") ? 500 : 50);
        assertThat(page.at("/_links/self/href").asString()).endsWith("/sales/api" + list);
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0",
        "limit=501",
        "limit=-1",
        "limit=abc",
        "limit=",
        "limit=1.0",
        "cursor=",
        "cursor=invented",
        "colour=red",
        "Limit=1"
    })
    void whatAListDoesNotKnowIsA400(String query) {
        for (String list : List.of("/customers", "/products", "/orders")) {
            sales.get(list + "?" + query).expectProblem(400, "invalid-parameter");
        }
    }

    @Test
    void aCursorBelongsToItsList() {
        wholesaler.registersCustomer();
        wholesaler.registersCustomer();
        String next = sales.get("/customers?limit=1").expect(200).text("/_links/next/href");

        sales.get("/products?" + next.substring(next.indexOf('?') + 1)).expectProblem(400, "invalid-parameter");
    }

    @Test
    void unknownMembersAreIgnored() {
        String sku = wholesaler.listsProduct("1.00");

        placed("""
               {"customerId": "%s", "colour": {"red": [1]}, "lines": [{"sku": "%s", "quantity": 1, "gift": true}]}""".formatted(wholesaler.registersCustomer(), sku));
    }

    private Answer placed(String order) {
        return sales.post("/orders", order, "Prefer", "wait=30").expect(201);
    }

    private List<String> refused(int status, String type, String customer, String... skus) {
        String id = "refused-" + UUID.randomUUID();
        String lines = Stream.of(skus)
                .map(sku -> "{\"sku\": \"" + sku + "\", \"quantity\": 1}")
                .collect(Collectors.joining(","));
        String body = "{\"orderId\": \"%s\", \"customerId\": \"%s\", \"lines\": [%s]}".formatted(id, customer, lines);

        Answer answer = sales.post("/orders", body, "Prefer", "wait=30").expectProblem(status, type);

        sales.get("/orders/" + id).expectProblem(404, "not-found");
        return answer.pointers();
    }

    private List<String> orders(String query) {
        return sales.get("/orders?" + query)
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .map(order -> order.path("orderId").asString())
                .toList();
    }

    private static String customer(String id, String name) {
        return "{\"customerId\": %s, \"name\": \"%s\", \"address\": %s}"
                .formatted(id == null ? null : "\"" + id + "\"", name, ADDRESS);
    }

    private static String details(String list, String name) {
        return list.equals("customers")
                ? customer(null, name)
                : "{\"name\": \"" + name + "\", \"price\": {\"amount\": \"1.00\", \"currency\": \"EUR\"}}";
    }
}
