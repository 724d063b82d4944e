package org.millrace.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Whatever arrives twice is applied once; whatever was accepted is applied (CONTRACT 3.2, 3.6, 3.7). */
class ExactlyOnceIT extends BothSystems {

    private final Wholesaler wholesaler = new Wholesaler();

    @Test
    void oneKeyPosted64TimesInParallelIsOneOrder() {
        String order = Wholesaler.order(wholesaler.registersCustomer(), wholesaler.listsProduct("2.50"), 1);
        String key = "\"" + UUID.randomUUID() + "\"";

        List<String> operations = IntStream.range(0, 64)
                .mapToObj(i -> wholesaler.sales.postAsync("/orders", order, "Idempotency-Key", key))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .map(answer -> answer.expect(202).header("Location"))
                .distinct()
                .toList();

        assertThat(operations).hasSize(1);
        JsonNode ended = wholesaler.succeeds(operations.get(0));
        String placed = Wholesaler.resourceOf(ended);
        assertThat(ended.path("attempts").asInt()).isEqualTo(1);
        Wholesaler.soon(() -> assertThat(
                        wholesaler.feed(wholesaler.sales, "subject=" + placed + "&type=millrace.sales.order.placed"))
                .hasSize(1));
    }

    /** A killed process leaves to the operating system what it has written, so a kill would not show it; a power loss does. */
    @Test
    void theBrokerConfirmsOnlyWhatItHasSyncedToItsDisk() {
        try (Broker broker = new Broker()) {
            assertThat(List.of("persistenceEnabled", "journalSyncNonTransactional", "journalSyncTransactional"))
                    .allMatch(broker::says);
        }
    }

    @Test
    void theSameKeyWithAnotherBodyIsRefused() {
        String customer = wholesaler.registersCustomer();
        String sku = wholesaler.listsProduct("2.50");
        String key = "\"" + UUID.randomUUID() + "\"";
        wholesaler
                .sales
                .post("/orders", Wholesaler.order(customer, sku, 1), "Idempotency-Key", key, "Prefer", "wait=30")
                .expect(201);

        wholesaler
                .sales
                .post("/orders", Wholesaler.order(customer, sku, 2), "Idempotency-Key", key)
                .expectProblem(422, "idempotency-key-reused");
    }

    @Test
    void aCommandThatTheBrokerDeliversTwiceCountsOnce() {
        String sku = wholesaler.listsProduct("2.50");
        wholesaler.receives(sku, 5);
        String operation = wholesaler
                .warehouse
                .post("/stock/" + sku + "/receipts", "{\"quantity\": 7}")
                .expect(202)
                .text("/id");

        try (Broker broker = new Broker()) {
            broker.sendReceipt(operation, sku, 7);
            broker.sendReceipt(operation, sku, 7);
        }

        // commands about one sku are processed one after the other: once this one is, the others are
        wholesaler.receives(sku, 1);
        assertThat(wholesaler.stock(sku).path("onHand").asInt()).isEqualTo(13);
    }

    @Test
    void anOrderThatTheBrokerDeliversTwiceIsPlacedAndNotRefusedSinceItIsThere() {
        String id = "twice-" + UUID.randomUUID();
        String order = orderUnder(id);
        String operation = wholesaler.sales.post("/orders", order).expect(202).header("Location");
        wholesaler.succeeds(operation);

        try (Broker broker = new Broker()) {
            broker.sendOrder(idOf(operation), id, order);
        }

        // commands about one order are processed one after the other: once this one is, the other is over
        String another = wholesaler.sales.post("/orders", order).expect(202).header("Location");
        assertThat(wholesaler.ends(another).text("/error/type")).endsWith("/problems/order-exists");
        wholesaler.succeeds(operation);
        Wholesaler.soon(() -> assertThat(wholesaler.eventsAbout(wholesaler.sales, id))
                .containsOnlyOnce("millrace.sales.order.placed", "millrace.sales.order.rejected"));
    }

    /** With the database down, nobody knows a key yet: both are accepted, and then the server dies. */
    @Test
    void ofTwoRequestsWithOneKeyThatWaitedForTheServerTheSecondFailsForThat() {
        String key = UUID.randomUUID().toString();
        try (Broker broker = new Broker()) {
            String first = acceptedAndLost(broker);
            String second = acceptedAndLost(broker);

            broker.sendOrderThatWaited(idOf(first), "first-" + key, orderUnder("first-" + key), key);
            wholesaler.succeeds(first);
            broker.sendOrderThatWaited(idOf(second), "second-" + key, orderUnder("second-" + key), key);

            assertThat(wholesaler.ends(second).text("/error/type")).endsWith("/problems/idempotency-key-reused");
        }
    }

    /** An operation of which the broker has no message any more. */
    private String acceptedAndLost(Broker broker) {
        String order = orderUnder("lost-" + UUID.randomUUID());
        broker.pauses("sales.commands");
        try {
            return wholesaler.sales.post("/orders", order).expect(202).header("Location");
        } finally {
            broker.empties("sales.commands");
            broker.resumes("sales.commands");
        }
    }

    private static String idOf(String operation) {
        return operation.substring(operation.lastIndexOf('/') + 1);
    }

    @Test
    void anIdIsTakenForEverAlsoWhenTheEventsOfItsOrderAreForgotten() {
        String id = "forgotten-" + UUID.randomUUID();
        String order = orderUnder(id);
        wholesaler.sales.post("/orders", order, "Prefer", "wait=30").expect(201);
        Databases.update("sales", "UPDATE event SET aggregate = subject WHERE aggregate = 'order/" + id + "'");

        wholesaler.sales.post("/orders", order, "Prefer", "wait=30").expectProblem(409, "order-exists");

        Wholesaler.soon(() -> assertThat(wholesaler.eventsAbout(wholesaler.sales, id))
                .containsOnlyOnce("millrace.sales.order.rejected"));
    }

    @Test
    void anIdIsTakenWhateverElseSpeaksAgainstTheOrder() {
        String id = "discontinued-" + UUID.randomUUID();
        String sku = wholesaler.listsProduct("2.50");
        String order = orderUnder(id, sku);
        wholesaler.sales.post("/orders", order, "Prefer", "wait=30").expect(201);
        wholesaler.discontinues(sku, "2.50");

        wholesaler.sales.post("/orders", order, "Prefer", "wait=30").expectProblem(409, "order-exists");
    }

    @Test
    void anOperationThatWasDeletedInTimeDoesNotRun() {
        String sku = wholesaler.listsProduct("2.50");
        wholesaler.receives(sku, 5);
        int cancelled = 0;
        for (int i = 0; i < 20; i++) {
            String operation = wholesaler
                    .warehouse
                    .post("/stock/" + sku + "/receipts", "{\"quantity\": 1}")
                    .expect(202)
                    .header("Location");
            Answer answer = wholesaler.warehouse.delete(operation);
            assertThat(answer.status()).isIn(200, 409);
            if (answer.status() == 200) {
                assertThat(answer.text("/status")).isEqualTo("cancelled");
                cancelled++;
            }
        }
        wholesaler.receives(sku, 1);
        assertThat(wholesaler.stock(sku).path("onHand").asInt()).isEqualTo(5 + 20 - cancelled + 1);
    }

    private String orderUnder(String id) {
        return orderUnder(id, wholesaler.listsProduct("2.50"));
    }

    private String orderUnder(String id, String sku) {
        String order = Wholesaler.order(wholesaler.registersCustomer(), sku, 1);
        return "{\"orderId\": \"" + id + "\", " + order.substring(1);
    }
}
