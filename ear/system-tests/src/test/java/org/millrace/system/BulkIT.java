package org.millrace.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.millrace.launcher.Caller;
import tools.jackson.databind.JsonNode;

/** Many orders with one request (CONTRACT 2: application/x-ndjson). */
@ExtendWith(ArquillianExtension.class)
class BulkIT {

    private final Client sales = new Client("sales", Caller.SALES);

    @Deployment(name = "sales", testable = false)
    static EnterpriseArchive ear() {
        return Ears.sales();
    }

    @Test
    void aBadLineSpoilsOnlyItself() {
        List<JsonNode> items = items(post(
                order() + "\n{broken\n\n{\"customerId\": 7}\n" + order() + "\r\n",
                UUID.randomUUID().toString()));

        assertThat(items).extracting(item -> item.path("line").asInt()).containsExactly(1, 2, 4, 5);
        assertThat(items).extracting(item -> item.path("status").asInt()).containsExactly(202, 400, 400, 202);
        assertThat(items.get(0).at("/operation/_links/self/href").asString("")).contains("/operations/PlaceOrder-");
        assertThat(items.get(1).at("/problem/type").asString("")).endsWith("/problems/unparsable-body");
        assertThat(items.get(2).at("/problem/errors")).isNotEmpty();
        assertThat(items.get(3).has("problem")).isFalse();
    }

    @Test
    void eachLineBecomesAnOperationOfItsOwn() {
        String text = String.join("\n", order(), order());

        List<String> ids = operations(post(text, UUID.randomUUID().toString()));

        assertThat(ids).hasSize(2).doesNotHaveDuplicates();
        assertThat(ids)
                .allSatisfy(id ->
                        sales.get("/operations/" + id, "Prefer", "wait=30").expect(200));
    }

    @Test
    void theSameKeyAndLinesAreTheSameOperations() {
        String text = String.join("\n", order(), order());
        String key = UUID.randomUUID().toString();

        assertThat(operations(post(text, key))).isEqualTo(operations(post(text, key)));
    }

    @Test
    void aRepeatIsKnownOnceItsOperationsHaveEnded() {
        String text = String.join("\n", order(), "{broken", order());
        String key = UUID.randomUUID().toString();
        Answer first = post(text, key);
        assertThat(first.header("Idempotency-Replayed")).isEmpty();
        assertThat(items(first)).noneMatch(item -> item.has("replayed"));
        awaitEnd(first);

        Answer again = post(text, key);

        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(items(again))
                .extracting(item -> item.path("replayed").asBoolean())
                .containsExactly(true, false, true);
        assertThat(operations(again)).isEqualTo(operations(first));
    }

    @Test
    void anotherLineUnderAKnownKeyIsRefusedAtOnceAndANewOneIsTaken() {
        String key = UUID.randomUUID().toString();
        awaitEnd(post(String.join("\n", order(), order()), key));

        Answer other = post(String.join("\n", order(), Wholesaler.order("nobody", "nothing", 2), order()), key);

        assertThat(items(other)).extracting(item -> item.path("status").asInt()).containsExactly(202, 422, 202);
        assertThat(items(other).get(1).at("/problem/type").asString("")).endsWith("/problems/idempotency-key-reused");
        assertThat(items(other).get(2).has("replayed")).isFalse();
        assertThat(other.header("Idempotency-Replayed")).isEmpty();
    }

    @Test
    void thousandsOfLinesAreAcceptedWithinSeconds() {
        String text = String.join("\n", Collections.nCopies(2_000, order()));
        long start = System.nanoTime();

        List<JsonNode> items = items(post(text, UUID.randomUUID().toString()));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        assertThat(items).hasSize(2_000).allMatch(item -> item.path("status").asInt() == 202);
    }

    @Test
    void aGoodLineIsTakenAlsoFarFromTheNext() {
        String far = "\n" + "{}\n".repeat(1_000);

        List<JsonNode> items =
                items(post(order() + far + order(), UUID.randomUUID().toString()));

        assertThat(items).hasSize(1_002);
        assertThat(items.get(0).path("status").asInt()).isEqualTo(202);
        assertThat(items.get(1_001).path("status").asInt()).isEqualTo(202);
    }

    @Test
    void afterTenThousandLinesNoMoreIsRead() {
        String text = String.join("\n", Collections.nCopies(10_002, "{}"));

        List<JsonNode> items = items(post(text, UUID.randomUUID().toString()));

        assertThat(items).hasSize(10_001);
        assertThat(items.get(9_999).path("status").asInt()).isEqualTo(400);
        assertThat(items.get(10_000).path("status").asInt()).isEqualTo(413);
    }

    @Test
    void aCompressedBodyIsA415() {
        sales.post("/orders", order(), "Content-Type", "application/x-ndjson", "Content-Encoding", "gzip")
                .expectProblem(415, "unsupported-media-type");
    }

    private void awaitEnd(Answer answer) {
        items(answer).stream()
                .map(item -> item.at("/operation/_links/self/href").asString(""))
                .filter(operation -> !operation.isEmpty())
                .forEach(operation -> await().atMost(Duration.ofSeconds(30))
                        .until(() -> sales.get(operation, "Prefer", "wait=20")
                                .expect(200)
                                .text("/status")
                                .equals("failed")));
    }

    private Answer post(String lines, String key) {
        return sales.post("/orders", lines, "Content-Type", "application/x-ndjson", "Idempotency-Key", key);
    }

    private static List<JsonNode> items(Answer answer) {
        return List.copyOf(answer.expect(207).json().path("items").values());
    }

    private static List<String> operations(Answer answer) {
        return items(answer).stream()
                .map(item -> item.at("/operation/id").asString(""))
                .toList();
    }

    private static String order() {
        return Wholesaler.order("nobody", "nothing", 1);
    }
}
