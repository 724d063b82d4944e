package org.millrace.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.millrace.client.Api;
import org.millrace.launcher.Caller;
import org.millrace.rebuild.SalesView;
import org.millrace.rebuild.StockLevels;
import tools.jackson.databind.JsonNode;

/** A view that was damaged or thrown away is made anew by one command of an operator, while the work goes on. */
class RebuildIT extends BothSystems {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final Wholesaler wholesaler = new Wholesaler();
    private final Client ops = new Client("fulfilment", Caller.OPS);

    @Test
    void stockLevelsAreMadeAnewFromTheirLedgerWhileGoodsComeIn() {
        String damaged = wholesaler.listsProduct("1.00");
        wholesaler.receives(damaged, 10);
        String order = wholesaler.places(wholesaler.registersCustomer(), damaged, 4);
        wholesaler.awaitStatus(order, "allocated");
        String thrownAway = wholesaler.listsProduct("1.00");
        wholesaler.receives(thrownAway, 10);
        Databases.update(
                "fulfilment", "UPDATE stock_level SET on_hand = 700, reserved = 50 WHERE sku = '" + damaged + "'");
        Databases.update("fulfilment", "DELETE FROM stock_level WHERE sku = '" + thrownAway + "'");
        assertThat(wholesaler.stock(damaged).path("onHand").asInt()).isEqualTo(700);
        assertThat(wholesaler.stock(thrownAway).path("onHand").asInt()).isZero();

        int receipts =
                during(() -> assertThat(StockLevels.rebuild(api("fulfilment"))).isGreaterThanOrEqualTo(2), n -> {
                    wholesaler.receives(damaged, 1);
                    wholesaler.receives(thrownAway, 1);
                });

        assertThat(wholesaler.stock(damaged).path("onHand").asInt()).isEqualTo(10 + receipts);
        assertThat(wholesaler.stock(damaged).path("reserved").asInt()).isEqualTo(4);
        assertThat(wholesaler.stock(thrownAway).path("onHand").asInt()).isEqualTo(10 + receipts);
    }

    @Test
    void theViewOfSalesIsMadeAnewFromItsFeedWhileCustomersChange() {
        String customer = wholesaler.registersCustomer();
        String restless = wholesaler.registersCustomer();
        String sku = wholesaler.listsProduct("1.00");
        wholesaler.discontinues(sku, "1.00");
        wholesaler.receives(sku, 3);
        JsonNode recipient = awaitRecipient(customer);
        awaitRecipient(restless);
        JsonNode stock = wholesaler.stock(sku);
        Databases.update("fulfilment", "DELETE FROM recipient");
        Databases.update("fulfilment", "DELETE FROM stock_item");
        wholesaler.warehouse.get("/recipients/" + customer).expectProblem(404, "not-found");
        wholesaler.warehouse.get("/stock/" + sku).expectProblem(404, "not-found");

        int changes = during(
                () -> assertThat(SalesView.rebuild(api("sales"), api("fulfilment")))
                        .isGreaterThanOrEqualTo(4),
                n -> rename(restless, "Weber " + n));

        assertThat(wholesaler
                        .warehouse
                        .get("/recipients/" + customer)
                        .expect(200)
                        .json())
                .isEqualTo(recipient);
        assertThat(wholesaler.stock(sku)).isEqualTo(stock);
        await().atMost(SOON)
                .until(() -> awaitRecipient(restless).path("version").asInt() == 1 + changes);
        assertThat(awaitRecipient(restless).path("name").asString()).isEqualTo("Weber " + changes);
    }

    @Test
    void whatIsOlderThanWhatIsKnownChangesNothing() {
        String customer = wholesaler.registersCustomer();
        rename(customer, "Weber 1");
        await().atMost(SOON)
                .until(() -> awaitRecipient(customer).path("version").asInt() == 2);
        Answer first = wholesaler
                .sales
                .get("/events?limit=1&type=millrace.sales.customer.registered&subject=" + customer)
                .expect(200);
        assertThat(first.json()).hasSize(1);

        ops.post("/views/sales/events", first.body(), "Content-Type", "application/cloudevents-batch+json")
                .expect(204);

        assertThat(awaitRecipient(customer).path("name").asString()).isEqualTo("Weber 1");
    }

    @Test
    void whatIsNoEventOfSalesIsPointedAtAndOrdersDoNotCount() {
        String unknown = "millrace.sales.order.placed";
        ops.post("/views/sales/events", "[{\"type\": \"" + unknown + "\", \"data\": {}}]")
                .expect(204);

        Answer refused = ops.post("/views/sales/events", """
                [{"type": "millrace.sales.product.listed", "data": {"sku": "a b", "name": "Tulips", "version": 1}},
                 {"type": "millrace.sales.customer.changed", "data": {"customerId": "weber", "version": 1e400,
                  "name": "a\\u0000b", "address": {"street": "x", "city": "y", "country": "z"}}},
                 {"type": "millrace.sales.customer.changed"}]""");

        assertThat(refused.expectProblem(400, "invalid-request").pointers())
                .contains("/0/data/sku", "/1/data/name", "/1/data/version", "/2/data");
    }

    /**
     * Does the work, and beside it something again and again.
     *
     * @param meanwhile is told how often it was called, from 1
     * @return how often it was called, at least once
     */
    private static int during(Runnable work, IntConsumer meanwhile) {
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<Integer> times = CompletableFuture.supplyAsync(() -> {
            int n = 0;
            do {
                meanwhile.accept(++n);
            } while (!done.get());
            return n;
        });
        try {
            work.run();
        } finally {
            done.set(true);
        }
        return times.join();
    }

    private JsonNode awaitRecipient(String customer) {
        return await().atMost(SOON)
                .until(() -> wholesaler.warehouse.get("/recipients/" + customer), answer -> answer.status() == 200)
                .json();
    }

    private void rename(String customer, String name) {
        String path = "/customers/" + customer;
        String etag = wholesaler.sales.get(path).expect(200).header("ETag");
        wholesaler.sales.put(path, """
                        {"name": "%s", "address": {"street": "Am Markt 3", "city": "Freiburg", "country": "Germany"}}""".formatted(name), "If-Match", etag).expect(200);
    }

    private static Api api(String context) {
        return new Api(
                TestServer.layout().ports().baseUrl() + "/" + context + "/api",
                TestServer.credentials().token(Caller.OPS),
                SOON,
                System.err::println);
    }
}
