package org.millrace.faults;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.millrace.client.Api;
import org.millrace.client.Response;
import tools.jackson.databind.JsonNode;

/** Waits until the system has come to rest, and looks at everything that it shows. */
final class Observer {
    private static final int REST_MS = 1_500;
    private static final int PATIENCE_MS = 90_000;

    private final Caller caller;
    private final Broker broker;
    private final Map<String, Subscriber> subscribers;
    private final Map<String, Feed> feeds;

    Observer(Rig rig, Caller caller, Map<String, Subscriber> subscribers) {
        this.caller = caller;
        this.broker = new Broker(rig);
        this.subscribers = subscribers;
        this.feeds = Map.of(
                "sales", new Feed(caller.patiently("sales")), "fulfilment", new Feed(caller.patiently("fulfilment")));
    }

    /** @param plannedDeadLetters by queue */
    Evidence look(List<Ended> ended, Map<String, Integer> plannedDeadLetters) {
        awaitRest();
        Map<String, List<Event>> events = new HashMap<>();
        Map<String, List<String>> ids = new HashMap<>();
        feeds.forEach((context, feed) -> events.put(context, List.copyOf(feed.readOn())));
        subscribers.forEach((context, subscriber) -> ids.put(context, subscriber.ids()));
        Map<String, Integer> dead = broker.depths(Broker.DEAD_LETTERS);
        plannedDeadLetters.forEach((queue, planned) -> dead.merge(queue, -planned, Integer::sum));
        broker.depths(Broker.WORK).forEach((queue, depth) -> dead.put(queue + " (not drained)", depth));
        return new Evidence(ended, events, ids, orders(), stock(), dead);
    }

    /** Reads both logs once more from their beginnings. @return whether a page that was read once reads the same */
    boolean logsAreTheSame() {
        return feeds.entrySet().stream()
                .allMatch(entry -> new Feed(caller.patiently(entry.getKey()))
                        .readOn()
                        .equals(entry.getValue().readOn()));
    }

    /** Neither log grows, the subscribers have the last event, and nothing waits; or patience is over. */
    private void awaitRest() {
        long end = System.nanoTime() + PATIENCE_MS * 1_000_000L;
        long before = -1;
        while (System.nanoTime() < end) {
            long size = feeds.values().stream()
                    .mapToLong(feed -> feed.readOn().size())
                    .sum();
            boolean delivered = feeds.entrySet().stream().allMatch(entry -> {
                List<Event> events = entry.getValue().readOn();
                return events.isEmpty()
                        || subscribers
                                .get(entry.getKey())
                                .has(events.get(events.size() - 1).id());
            });
            boolean drained = broker.depths(Broker.WORK).values().stream().allMatch(depth -> depth == 0);
            if (size == before && delivered && drained) {
                return;
            }
            before = size;
            Pause.millis(REST_MS);
        }
    }

    private Map<String, String> orders() {
        Map<String, String> orders = new HashMap<>();
        pages(
                caller.patiently("sales"),
                "/orders?limit=500",
                order -> orders.put(
                        order.path("orderId").asString(), order.path("status").asString()));
        return orders;
    }

    private Map<String, StockAccount> stock() {
        Map<String, StockAccount> stock = new HashMap<>();
        Api api = caller.patiently("fulfilment");
        for (String sku : Workload.SKUS) {
            JsonNode level = api.get("/stock/" + sku).json();
            long[] sum = {0};
            boolean[] oversold = {false};
            pages(api, "/stock/" + sku + "/ledger?limit=500", line -> {
                long quantity = line.path("quantity").asLong();
                String type = line.path("type").asString();
                sum[0] += type.endsWith(".received") ? quantity : type.endsWith(".issued") ? -quantity : 0;
                oversold[0] |=
                        line.path("reserved").asLong() > line.path("onHand").asLong();
            });
            stock.put(
                    sku,
                    new StockAccount(
                            level.path("onHand").asLong(),
                            level.path("reserved").asLong(),
                            sum[0],
                            oversold[0]));
        }
        return stock;
    }

    private static void pages(Api api, String first, Consumer<JsonNode> item) {
        for (String page = first; page != null; ) {
            Response response = api.get(page);
            JsonNode body = response.json();
            body.path("items").forEach(item);
            page = body.path("_links").path("next").path("href").asString(null);
        }
    }
}
