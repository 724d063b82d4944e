package org.millrace.faults;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.millrace.client.Api;
import org.millrace.client.Response;
import tools.jackson.databind.JsonNode;

/** Waits until the system has come to rest, and looks at everything that it shows. */
final class Observer {
    private static final int LOOK_MS = 250;
    private static final int QUIET_LOOKS = 4;
    private static final int PATIENCE_MS = 120_000;

    private final Caller caller;
    private final Broker broker;
    private final Map<String, Subscriber> subscribers;
    private final Map<String, Hook> hooks;
    private final Map<String, Follower> followers;
    private final Map<String, Feed> feeds;
    private final Duration longest;

    /** @param longest that it waits for rest, even while something moves */
    Observer(
            Rig rig,
            Caller caller,
            Map<String, Subscriber> subscribers,
            Map<String, Hook> hooks,
            Map<String, Follower> followers,
            Duration longest) {
        this.caller = caller;
        this.broker = new Broker(rig);
        this.subscribers = subscribers;
        this.hooks = hooks;
        this.followers = followers;
        this.feeds = Map.of("sales", feed("sales"), "fulfilment", feed("fulfilment"));
        this.longest = longest;
    }

    /**
     * @param planned dead letters by queue
     * @param full reads both logs once more from their beginnings, and all orders and stock; else only what is new
     */
    Evidence look(List<Ended> ended, Map<String, Integer> planned, boolean full) {
        awaitRest();
        Map<String, List<Event>> events = new HashMap<>();
        Map<String, List<String>> ids = new HashMap<>();
        Map<String, List<String>> brought = new HashMap<>();
        Map<String, List<String>> followed = new HashMap<>();
        Map<String, String> troubles = new HashMap<>();
        feeds.forEach((context, feed) -> {
            events.put(context, feed.readOn());
            feed.trouble().ifPresent(trouble -> troubles.put(context, trouble));
            if (full && !feed(context).readOn().equals(feed.readOn())) {
                troubles.put(context, "reads differently from what it read before");
            }
        });
        subscribers.forEach((context, subscriber) -> ids.put(context, subscriber.ids()));
        hooks.forEach((context, hook) -> brought.put(context, hook.ids()));
        followers.forEach((context, follower) -> followed.put(context, follower.ids()));
        Map<String, Integer> surplus = broker.depths(Broker.DEAD_LETTERS);
        planned.forEach((queue, number) -> surplus.merge(queue, -number, Integer::sum));
        return new Evidence(
                ended,
                events,
                troubles,
                ids,
                brought,
                followed,
                full ? Optional.of(new State(orders(), stock())) : Optional.empty(),
                surplus,
                broker.depths(Broker.WORK));
    }

    private Feed feed(String context) {
        return new Feed(caller.patiently(context));
    }

    /**
     * Neither log has grown for a while, subscribers, webhooks and followers have the last event, and nothing waits; or nothing has moved
     * for so long that patience is over.
     */
    private void awaitRest() {
        long end = System.nanoTime() + longest.toNanos();
        long movedAt = System.nanoTime();
        long before = -1;
        for (int quiet = 0;
                quiet < QUIET_LOOKS
                        && System.nanoTime() - movedAt < PATIENCE_MS * 1_000_000L
                        && System.nanoTime() < end;
                Pause.millis(LOOK_MS)) {
            long moved = feeds.values().stream()
                            .mapToLong(feed -> feed.readOn().size())
                            .sum()
                    + hooks.values().stream().mapToLong(Hook::accepted).sum();
            boolean rests = moved == before && isDelivered() && isDrained();
            quiet = rests ? quiet + 1 : 0;
            movedAt = moved == before ? movedAt : System.nanoTime();
            before = moved;
        }
    }

    private boolean isDelivered() {
        return feeds.entrySet().stream().allMatch(entry -> {
            List<Event> events = entry.getValue().readOn();
            String newest =
                    events.isEmpty() ? null : events.get(events.size() - 1).id();
            return newest == null
                    || subscribers.get(entry.getKey()).has(newest)
                            && hooks.get(entry.getKey()).has(newest)
                            && followers.get(entry.getKey()).has(newest);
        });
    }

    private boolean isDrained() {
        return broker.depths(Broker.WORK).values().stream().allMatch(depth -> depth == 0);
    }

    private Map<String, String> orders() {
        Map<String, String> orders = new HashMap<>();
        pages(
                caller.patiently("sales"),
                "/orders?limit=500",
                order -> orders.put(
                        order.path("orderId").asString(),
                        order.path("status").asString().intern()));
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
