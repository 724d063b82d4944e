package org.millrace.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import org.millrace.client.Json;
import tools.jackson.databind.JsonNode;

/** A client of server-sent events that keeps what it hears, as the standard says that it must be read. */
final class EventStream implements Flow.Subscriber<String>, AutoCloseable {

    /** One that was dispatched. */
    record Event(String id, String type, JsonNode data) {}

    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final AtomicInteger comments = new AtomicInteger();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final CompletableFuture<Integer> status;
    private volatile Flow.Subscription subscription;
    private volatile String lastId = "";
    private String type = "";
    private String data = "";

    private EventStream(Client client, String path, String... headers) {
        status = client.stream(path, this, headers);
    }

    /** Returns at once. */
    static EventStream opening(Client client, String path, String... headers) {
        return new EventStream(client, path, headers);
    }

    /** Returns when the server has answered well. */
    static EventStream open(Client client, String path, String... headers) {
        return opening(client, path, headers).opened();
    }

    EventStream opened() {
        assertThat(status.join()).isEqualTo(200);
        return this;
    }

    List<Event> events() {
        return events;
    }

    List<String> eventIds() {
        return events.stream().map(event -> event.data().path("id").asString()).toList();
    }

    int comments() {
        return comments.get();
    }

    /** The cursor to resume with. */
    String lastId() {
        return lastId;
    }

    /** Completes when the server has ended the stream as HTTP wants it, with a failure if it broke off. */
    CompletableFuture<Void> ended() {
        return ended;
    }

    EventStream awaitEvents(int count) {
        await().atMost(Duration.ofSeconds(20)).until(() -> events.size() >= count);
        return this;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscribed) {
        subscription = subscribed;
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
        if (line.isEmpty()) {
            if (!data.isEmpty()) {
                events.add(new Event(lastId, type, Json.read(data)));
            }
            type = "";
            data = "";
        } else if (line.startsWith(":")) {
            comments.incrementAndGet();
        } else if (line.startsWith("id: ")) {
            lastId = line.substring(4);
        } else if (line.startsWith("event: ")) {
            type = line.substring(7);
        } else if (line.startsWith("data: ")) {
            data += line.substring(6);
        }
    }

    @Override
    public void onError(Throwable failure) {
        ended.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        ended.complete(null);
    }

    @Override
    public void close() {
        subscription.cancel();
    }
}
