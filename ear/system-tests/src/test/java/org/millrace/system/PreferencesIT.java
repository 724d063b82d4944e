package org.millrace.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A client says whether it waits for the end, and is told what was done about that (CONTRACT 3.3 to 3.5). */
class PreferencesIT extends BothSystems {

    private final Wholesaler wholesaler = new Wholesaler();

    @Test
    void whoDoesNotWaitGetsTheOperationAtOnce() {
        Answer answer = order("Prefer", "respond-async").expect(202);

        assertThat(answer.header("Preference-Applied")).isEqualTo("respond-async");
        assertThat(answer.header("Vary")).contains("Prefer");
        assertThat(answer.header("Retry-After")).matches("[0-9]+");
        assertThat(answer.header("Location"))
                .startsWith("http")
                .isEqualTo(answer.text("/_links/self/href"))
                .endsWith("/operations/" + answer.text("/id"));
        assertThat(answer.json().propertyNames())
                .containsExactly(
                        "id",
                        "type",
                        "status",
                        "resource",
                        "createdAt",
                        "startedAt",
                        "finishedAt",
                        "attempts",
                        "error",
                        "_links");
        assertThat(answer.text("/status")).isEqualTo("accepted");
        assertThat(answer.json().path("_links").propertyNames()).containsExactly("self", "cancel");
    }

    @Test
    void whoWaitsGetsWhatWasMade() {
        Answer answer = order("Prefer", "respond-async, wait=30").expect(201);

        assertThat(answer.header("Preference-Applied")).isEqualTo("wait=30");
        assertThat(answer.header("Vary")).contains("Prefer");
        assertThat(answer.header("Location")).endsWith("/orders/" + answer.text("/orderId"));
        // Fulfilment's news may have moved the order on since: it is the tag of what was answered
        assertThat(answer.header("ETag"))
                .isEqualTo("\"" + answer.json().path("version").asInt() + "\"");
        assertThat(answer.text("/_links/self/href")).isEqualTo(answer.header("Location"));
    }

    @Test
    void whoWaitsGetsWhatWasChanged() {
        String placed = order("Prefer", "wait=30").expect(201).text("/orderId");

        Answer answer = wholesaler
                .sales
                .post("/orders/" + placed + "/cancellation", "{}", "Prefer", "wait=30")
                .expect(200);

        assertThat(answer.text("/orderId")).isEqualTo(placed);
        assertThat(answer.text("/status")).isIn("cancelling", "cancelled");
        assertThat(answer.header("Preference-Applied")).isEqualTo("wait=30");
        assertThat(answer.header("ETag")).isNotEmpty();
    }

    @Test
    void whoWaitsForWhatFailsGetsItsProblemWithItsOwnStatus() {
        String sku = wholesaler.listsProduct("1.00");
        String customer = wholesaler.registersCustomer();
        Answer unknown = wholesaler
                .sales
                .post("/orders", Wholesaler.order(customer, "no-such-sku", 1), "Prefer", "wait=30")
                .expectProblem(422, "unknown-sku");

        assertThat(unknown.header("Preference-Applied")).isEqualTo("wait=30");
        assertThat(unknown.header("Vary")).contains("Prefer");
        assertThat(unknown.pointers()).containsExactly("/lines/0/sku");
        wholesaler
                .sales
                .post("/orders/no-such-order/cancellation", "{}", "Prefer", "wait=30")
                .expectProblem(404, "unknown-order");
        String taken = "{\"orderId\": \"%s\", \"customerId\": \"%s\", \"lines\": [{\"sku\": \"%s\", \"quantity\": 1}]}"
                .formatted(UUID.randomUUID(), customer, sku);
        wholesaler.sales.post("/orders", taken, "Prefer", "wait=30").expect(201);
        wholesaler.sales.post("/orders", taken, "Prefer", "wait=30").expectProblem(409, "order-exists");
    }

    @Test
    void whosePatienceEndsFirstGetsTheOperation() {
        String sku = wholesaler.listsProduct("1.00");
        wholesaler.receives(sku, 1);
        Answer answer;
        try (DatabaseLock held = DatabaseLock.ofStock(sku)) {
            answer = wholesaler
                    .warehouse
                    .post("/stock/" + sku + "/receipts", "{\"quantity\": 1}", "Prefer", "wait=1")
                    .expect(202);
            assertThat(answer.header("Preference-Applied")).isEqualTo("wait=1");
            Answer running = wholesaler
                    .warehouse
                    .get(answer.header("Location"), "Prefer", "wait=1")
                    .expect(200);
            assertThat(running.text("/status")).isIn("accepted", "running");
            assertThat(running.header("Retry-After")).matches("[0-9]+");
            assertThat(running.header("Preference-Applied")).isEqualTo("wait=1");
        }
        Answer ended = wholesaler
                .warehouse
                .get(answer.header("Location"), "Prefer", "wait=30")
                .expect(200);
        assertThat(ended.text("/status")).isEqualTo("succeeded");
        assertThat(ended.header("Retry-After")).isEmpty();
        assertThat(ended.text("/resource")).endsWith("/stock/" + sku).isEqualTo(ended.text("/_links/resource/href"));
        assertThat(ended.json().at("/_links/cancel").isMissingNode()).isTrue();
        assertThat(wholesaler
                        .warehouse
                        .get(answer.header("Location"), "If-None-Match", ended.header("ETag"))
                        .expect(304)
                        .body())
                .isEmpty();
    }

    private Answer order(String... headers) {
        return wholesaler.sales.post(
                "/orders",
                Wholesaler.order(wholesaler.registersCustomer(), wholesaler.listsProduct("1.00"), 1),
                headers);
    }
}
