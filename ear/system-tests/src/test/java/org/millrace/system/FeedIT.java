package org.millrace.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import io.cloudevents.jackson.JsonFormat;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The feed in pages (CONTRACT 4), and what is known of every event. */
class FeedIT extends BothSystems {

    private final Wholesaler wholesaler = new Wholesaler();

    @Test
    void aFullPageMayBeKeptForEverAndAnotherMayNot() {
        wholesaler.listsProduct("1.00");
        wholesaler.listsProduct("1.00");
        String begin = Wholesaler.next(wholesaler.sales.get("/events?limit=1").expect(200));

        Answer full = wholesaler.sales.get(begin).expect(200);
        assertThat(full.json()).hasSize(1);
        assertThat(full.header("Cache-Control")).contains("immutable");
        Answer kept = wholesaler
                .sales
                .get(begin, "If-None-Match", full.header("ETag"))
                .expect(304);
        assertThat(Wholesaler.next(kept)).isEqualTo(Wholesaler.next(full));

        Answer end = wholesaler.sales.get("/events?after=end").expect(200);
        assertThat(end.header("Cache-Control")).doesNotContain("immutable");
        assertThat(end.header("Events-Lag")).isEqualTo("0");
    }

    @Test
    void aFilterMovesOnWhereNothingMatchesAndTheHeadersTellOfTheWholeLog() {
        wholesaler.listsProduct("1.00");
        String sku = wholesaler.listsProduct("1.00");

        Answer nothing = wholesaler.sales.get("/events?type=millrace.nothing.*").expect(200);
        assertThat(nothing.json()).isEmpty();
        assertThat(nothing.header("Events-Head")).matches("[0-9]{19}");
        assertThat(nothing.header("Events-Lag")).isEqualTo("0");

        Answer one = wholesaler
                .sales
                .get("/events?limit=1&type=*&subject=" + sku.substring(0, sku.length() - 1) + "*&subject=other")
                .expect(200);
        assertThat(one.json().path(0).path("subject").asString()).isEqualTo(sku);
        assertThat(one.json().path(0).path("sequence").asString()).isEqualTo(one.header("Events-Head"));
    }

    @Test
    void aLongPollIsAnsweredWithinMomentsOfTheCommit() {
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            String poll = Wholesaler.next(wholesaler
                    .sales
                    .get("/events?after=end&type=millrace.sales.product.*")
                    .expect(200));
            CompletableFuture<Long> answered = CompletableFuture.supplyAsync(() -> {
                Answer answer = wholesaler.sales.get(poll, "Prefer", "wait=30").expect(200);
                assertThat(answer.json()).hasSize(1);
                assertThat(answer.header("Preference-Applied")).isEqualTo("wait=30");
                return System.nanoTime();
            });
            wholesaler.registersCustomer();
            wholesaler.listsProduct("1.00");
            long committed = System.nanoTime();
            millis.add((answered.join() - committed) / 1_000_000);
        }

        // a look by itself would come half a second later
        assertThat(millis.stream().sorted().skip(3).findFirst().orElseThrow()).isLessThan(250);
    }

    @Test
    void everyEventIsACloudEvent() {
        String order = wholesaler.places(wholesaler.registersCustomer(), wholesaler.listsProduct("1.00"), 1);
        wholesaler.awaitStatus(order, "backordered");

        List<JsonNode> events = new ArrayList<>(wholesaler.feed(wholesaler.sales, ""));
        events.addAll(wholesaler.feed(wholesaler.warehouse, ""));

        assertThat(events).isNotEmpty().allSatisfy(written -> {
            CloudEvent event = new JsonFormat().deserialize(written.toString().getBytes(StandardCharsets.UTF_8));
            assertThat(event.getSpecVersion()).isEqualTo(SpecVersion.V1);
            assertThat(event.getType())
                    .startsWith("millrace" + event.getSource().toString().replace('/', '.') + ".");
            assertThat(event.getTime()).isNotNull();
            assertThat(event.getSubject()).isNotBlank();
            assertThat(event.getDataContentType()).isEqualTo("application/json");
            assertThat(event.getDataSchema().toString()).endsWith("/api/schemas/" + event.getType());
            assertThat(event.getExtensionNames()).contains("sequence", "correlationid", "causationid", "traceparent");
            assertThat((String) event.getExtension("sequence")).matches("[0-9]{19}");
        });
    }

    @Test
    void aTraceGoesFromTheRequestThroughBothSystemsAndTheirTopics() {
        String trace = "00-" + UUID.randomUUID().toString().replace("-", "") + "-00f067aa0ba902b7-01";
        String order = "order-" + UUID.randomUUID();
        try (Broker broker = new Broker()) {
            Broker.Subscription sales = broker.subscribes("sales.events", order);
            Broker.Subscription fulfilment = broker.subscribes("fulfilment.events", order);
            String body = Wholesaler.order(wholesaler.registersCustomer(), wholesaler.listsProduct("1.00"), 1)
                    .replaceFirst("\\{", "{\"orderId\": \"" + order + "\",");
            wholesaler.sales.post("/orders", body, "traceparent", trace).expect(202);
            wholesaler.awaitStatus(order, "backordered");

            assertThat(sales.nextProperty("cloudEvents_traceparent")).isEqualTo(trace);
            assertThat(fulfilment.nextProperty("cloudEvents_traceparent")).isEqualTo(trace);
        }
        for (Client context : List.of(wholesaler.sales, wholesaler.warehouse)) {
            assertThat(wholesaler.feed(context, "subject=" + order))
                    .isNotEmpty()
                    .extracting(event -> event.path("traceparent").asString())
                    .containsOnly(trace);
        }
    }
}
