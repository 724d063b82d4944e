package org.millrace.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The feed as a stream (CONTRACT 4: text/event-stream). */
class EventStreamIT extends BothSystems {

    private static final int MANY = 1_000;
    private static final Duration SOON = Duration.ofSeconds(20);

    private final Wholesaler wholesaler = new Wholesaler();

    @Test
    void fromTheBeginningIntoTheLiveNothingIsMissingAndNothingComesTwice() {
        for (int i = 0; i < 50; i++) {
            wholesaler.listsProduct("1.00");
        }
        CompletableFuture<Void> meanwhile =
                CompletableFuture.runAsync(() -> IntStream.range(0, 200).forEach(i -> wholesaler.listsProduct("1.00")));
        try (EventStream early = EventStream.open(wholesaler.sales, "/events?after=begin");
                EventStream later = openedAmid(meanwhile)) {
            meanwhile.join();
            List<String> log = ids(wholesaler.feed(wholesaler.sales, ""));

            assertThat(early.awaitEvents(log.size()).eventIds()).isEqualTo(log);
            assertThat(later.awaitEvents(log.size()).eventIds()).isEqualTo(log);
        }
    }

    private EventStream openedAmid(CompletableFuture<Void> writing) {
        assertThat(writing).isNotDone();
        return EventStream.open(wholesaler.sales, "/events");
    }

    @Test
    void anEventIsTheOneOfThePageUnderItsTypeAndCursor() {
        String sku = wholesaler.listsProduct("1.00");

        try (EventStream stream = EventStream.open(wholesaler.sales, "/events?subject=" + sku)) {
            EventStream.Event event = stream.awaitEvents(1).events().get(0);
            JsonNode page = wholesaler.feed(wholesaler.sales, "subject=" + sku).get(0);

            assertThat(event.data()).isEqualTo(page);
            assertThat(event.type()).isEqualTo("millrace.sales.product.listed");
            Answer after = wholesaler
                    .sales
                    .get("/events?after=" + event.id() + "&subject=" + sku)
                    .expect(200);
            assertThat(after.json()).isEmpty();
        }
    }

    @Test
    void aClientResumesAfterTheLastEventThatItSawWhateverTheUrlSays() {
        String first = wholesaler.listsProduct("1.00");
        String cursor;
        try (EventStream stream = EventStream.open(wholesaler.sales, "/events?after=begin&subject=" + first)) {
            cursor = stream.awaitEvents(1).lastId();
        }
        String second = wholesaler.listsProduct("1.00");
        String filter = "&subject=" + first + "&subject=" + second;

        try (EventStream resumed =
                EventStream.open(wholesaler.sales, "/events?after=begin" + filter, "Last-Event-ID", cursor)) {
            assertThat(resumed.awaitEvents(1)
                            .events()
                            .get(0)
                            .data()
                            .path("subject")
                            .asString())
                    .isEqualTo(second);
        }
    }

    @Test
    void aStreamBeginsAtATimeOrAtTheEndAndBringsWhatItsFilterWants() {
        wholesaler.listsProduct("1.00");
        String now = Instant.now().toString();
        try (EventStream ended = EventStream.open(wholesaler.sales, "/events?after=end&type=*.listed");
                EventStream timed =
                        EventStream.open(wholesaler.sales, "/events?at=" + now + "&type=millrace.sales.product.*")) {
            wholesaler.registersCustomer();
            String sku = wholesaler.listsProduct("1.00");

            assertThat(timed.awaitEvents(1)
                            .events()
                            .get(0)
                            .data()
                            .path("subject")
                            .asString())
                    .isEqualTo(sku);
            assertThat(ended.events()).isEmpty();
        }
    }

    @Test
    void whatCannotBeStreamedIsTold() {
        wholesaler
                .sales
                .get("/events", "Accept", "text/event-stream", "Last-Event-ID", "never-issued")
                .expectProblem(400, "invalid-parameter");
        wholesaler
                .sales
                .get("/events?colour=red", "Accept", "text/event-stream")
                .expectProblem(400, "invalid-parameter");
        assertThat(wholesaler.sales.get("/events?limit=1").expect(200).header("Content-Type"))
                .startsWith("application/cloudevents-batch+json");
    }

    @Test
    void aThousandStreamsHearAnEventWithinMomentsAndACommentEvery15Seconds() {
        List<EventStream> streams = IntStream.range(0, MANY)
                .mapToObj(i -> EventStream.opening(wholesaler.warehouse, "/events?after=end"))
                .toList();
        try {
            streams.forEach(EventStream::opened);
            await().atMost(SOON).until(() -> streams.stream().allMatch(stream -> stream.comments() == 1));
            long opened = System.nanoTime();

            wholesaler.receives(wholesaler.listsProduct("1.00"), 1);

            await().atMost(SOON)
                    .until(() ->
                            streams.stream().noneMatch(stream -> stream.events().isEmpty()));
            assertThat(streams)
                    .extracting(EventStream::eventIds)
                    .containsOnly(streams.get(0).eventIds());
            await().atMost(Duration.ofSeconds(17).minusNanos(System.nanoTime() - opened))
                    .until(() -> streams.stream().allMatch(stream -> stream.comments() == 2));
        } finally {
            streams.forEach(EventStream::close);
        }
    }

    private static List<String> ids(List<JsonNode> events) {
        return events.stream().map(event -> event.path("id").asString()).toList();
    }
}
