package org.millrace.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millrace.launcher.Caller;

/** A request that is sent again is not done again, and is told so; one that still waits can be taken back (CONTRACT 3.6, 3.7). */
class IdempotencyIT extends BothSystems {

    private final Wholesaler wholesaler = new Wholesaler();
    private String order;

    @BeforeEach
    void prepare() {
        order = Wholesaler.order(wholesaler.registersCustomer(), wholesaler.listsProduct("1.00"), 1);
    }

    @Test
    void aRepeatIsToldSoAndNamesTheSameOperation() {
        String key = UUID.randomUUID().toString();
        Answer first = post("\"" + key + "\"").expect(202);
        wholesaler.succeeds(first.header("Location"));

        Answer bare = post(key).expect(202);
        Answer waiting = post("\"" + key + "\"", "Prefer", "wait=30").expect(201);

        assertThat(first.header("Idempotency-Replayed")).isEmpty();
        assertThat(bare.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(bare.header("Location")).isEqualTo(first.header("Location"));
        assertThat(bare.text("/status")).isEqualTo("succeeded");
        assertThat(waiting.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(waiting.header("Location")).isEqualTo(bare.text("/resource"));
    }

    @Test
    void aRepeatOfWhatFailedFailsInTheSameWay() {
        String key = UUID.randomUUID().toString();
        order = Wholesaler.order("nobody", "nothing", 1);
        post(key, "Prefer", "wait=30").expectProblem(422, "unknown-customer");

        Answer again = post(key, "Prefer", "wait=30").expectProblem(422, "unknown-customer");

        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void theSameKeyOfAnotherCallerOrOnAnotherPathIsAnotherKey() {
        String key = UUID.randomUUID().toString();
        Answer first = post(key, "Prefer", "wait=30").expect(201);

        Answer others = new Client("sales", Caller.OPS)
                .post("/orders", order, "Idempotency-Key", key, "Prefer", "wait=30")
                .expect(201);
        Answer elsewhere = wholesaler
                .sales
                .post(
                        "/orders/" + first.text("/orderId") + "/cancellation",
                        "{}",
                        "Idempotency-Key",
                        key,
                        "Prefer",
                        "wait=30")
                .expect(200);

        assertThat(others.text("/orderId")).isNotEqualTo(first.text("/orderId"));
        assertThat(others.header("Idempotency-Replayed")).isEmpty();
        assertThat(elsewhere.header("Idempotency-Replayed")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"\"", "\"open", "two words", "\"a\", \"b\"", "\"a\\b\""})
    void aMalformedKeyIsA400(String key) {
        post(key).expectProblem(400, "invalid-parameter");
    }

    @Test
    void aKeyHasUpTo255Characters() {
        String longest = UUID.randomUUID() + "k".repeat(255 - 36);
        post(longest).expect(202);
        post(longest + "k").expectProblem(400, "invalid-parameter");
    }

    @Test
    void whatStillWaitsCanBeTakenBackAndDoesNotRun() {
        String sku = wholesaler.listsProduct("1.00");
        wholesaler.receives(sku, 1);
        String receipts = "/stock/" + sku + "/receipts";
        String regretted;
        try (DatabaseLock held = DatabaseLock.ofStock(sku)) {
            wholesaler.warehouse.post(receipts, "{\"quantity\": 10}").expect(202);
            regretted = wholesaler
                    .warehouse
                    .post(receipts, "{\"quantity\": 100}")
                    .expect(202)
                    .header("Location");

            Answer cancelled = wholesaler.warehouse.delete(regretted).expect(200);

            assertThat(cancelled.text("/status")).isEqualTo("cancelled");
            assertThat(cancelled.json().path("_links").propertyNames()).containsExactly("self");
        }
        wholesaler.receives(sku, 1);
        assertThat(wholesaler.stock(sku).path("onHand").asInt()).isEqualTo(12);
        assertThat(wholesaler.warehouse.get(regretted).expect(200).text("/status"))
                .isEqualTo("cancelled");
    }

    @Test
    void whatWasTakenBackKeepsItsKey() {
        String sku = wholesaler.listsProduct("1.00");
        wholesaler.receives(sku, 1);
        String receipts = "/stock/" + sku + "/receipts";
        String key = UUID.randomUUID().toString();
        String regretted;
        try (DatabaseLock held = DatabaseLock.ofStock(sku)) {
            wholesaler.warehouse.post(receipts, "{\"quantity\": 10}").expect(202);
            regretted = wholesaler
                    .warehouse
                    .post(receipts, "{\"quantity\": 100}", "Idempotency-Key", key)
                    .expect(202)
                    .header("Location");
            wholesaler.warehouse.delete(regretted).expect(200);
        }
        wholesaler.receives(sku, 1);

        Answer again = wholesaler.warehouse.post(receipts, "{\"quantity\": 100}", "Idempotency-Key", key);
        Answer other = wholesaler.warehouse.post(receipts, "{\"quantity\": 7}", "Idempotency-Key", key);

        assertThat(again.expect(202).header("Location")).isEqualTo(regretted);
        assertThat(again.text("/status")).isEqualTo("cancelled");
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        other.expectProblem(422, "idempotency-key-reused");
    }

    @Test
    void whatHasEndedCanNotBeTakenBack() {
        String operation = post(UUID.randomUUID().toString()).header("Location");
        wholesaler.succeeds(operation);

        wholesaler.sales.delete(operation).expectProblem(409, "operation-not-cancellable");
    }

    @Test
    void whatIsSomebodyElsesCanNotBeSeenButByOperators() {
        String operation = post(UUID.randomUUID().toString()).header("Location");

        Client stranger = new Client("sales", Caller.INTEGRATOR);
        stranger.get(operation).expectProblem(404, "not-found");
        stranger.delete(operation).expectProblem(404, "not-found");
        new Client("sales", Caller.OPS).get(operation).expect(200);
    }

    private Answer post(String key, String... more) {
        String[] headers = new String[more.length + 2];
        headers[0] = "Idempotency-Key";
        headers[1] = key;
        System.arraycopy(more, 0, headers, 2, more.length);
        return wholesaler.sales.post("/orders", order, headers);
    }
}
