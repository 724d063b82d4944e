package org.millrace.replay;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.millrace.client.Api;
import org.millrace.client.Complaint;
import org.millrace.client.Deadline;
import org.millrace.client.Operation;
import org.millrace.client.Response;

/** Sends the orders, as fast as the clients can, and follows each one: accepted, placed, then what Fulfilment says of it. */
final class Orders {
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Sales sales;
    private final Api api;
    private final Options options;
    private final Clients clients;
    private final Progress progress;
    private final long start = System.nanoTime();
    private final AtomicLong lastAccepted = new AtomicLong(start);
    private final AtomicLong lastPlaced = new AtomicLong(start);

    Orders(Sales sales, Api api, Options options, Clients clients, Progress progress) {
        this.sales = sales;
        this.api = api;
        this.options = options;
        this.clients = clients;
        this.progress = progress;
    }

    Duration accepting() {
        return Duration.ofNanos(lastAccepted.get() - start);
    }

    Duration placing() {
        return Duration.ofNanos(lastPlaced.get() - start);
    }

    List<Outcome> place(List<Order> orders) {
        progress.stage("orders placed", orders.size());
        return Clients.all(orders.stream()
                .map(order -> CompletableFuture.supplyAsync(
                                () -> send(options.run() + order.orderId(), order), clients.senders())
                        .thenApplyAsync(this::settle, clients.followers())
                        .exceptionally(e -> unknown(options.run() + order.orderId(), e))
                        .thenApply(outcome -> {
                            progress.done();
                            return outcome;
                        }))
                .toList());
    }

    private record Sent(String orderId, Response response) {}

    private Sent send(String orderId, Order order) {
        Response response = sales.place(orderId, order);
        lastAccepted.accumulateAndGet(System.nanoTime(), Math::max);
        return new Sent(orderId, response);
    }

    private Outcome settle(Sent sent) {
        if (sent.response().status() != 202) {
            return Outcome.refused(sent.orderId(), false, sent.response().summary());
        }
        Operation operation = api.follow(sent.response());
        lastPlaced.accumulateAndGet(System.nanoTime(), Math::max);
        return operation.succeeded()
                ? Outcome.placed(sent.orderId(), sales.order(sent.orderId()))
                : Outcome.refused(sent.orderId(), true, operation.status() + ": " + operation.error());
    }

    private static Outcome unknown(String orderId, Throwable e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return Outcome.refused(
                orderId, false, "unknown, " + (cause instanceof Complaint ? cause.getMessage() : cause.toString()));
    }

    /** Waits until no order has the given status any more. @return the outcomes as they are then */
    List<Outcome> leaving(String status, String stage, List<Outcome> outcomes) {
        progress.stage(stage, outcomes.size());
        Deadline standstill = new Deadline(options.patience());
        return Clients.all(outcomes.stream()
                .map(outcome ->
                        CompletableFuture.supplyAsync(() -> leaving(status, outcome, standstill), clients.followers()))
                .toList());
    }

    private Outcome leaving(String status, Outcome outcome, Deadline standstill) {
        Outcome now = outcome;
        try {
            while (status.equals(now.status())) {
                now = Outcome.placed(now.orderId(), sales.order(now.orderId()));
                if (status.equals(now.status())) {
                    standstill.pause(PAUSE, "it is still " + status);
                }
            }
            standstill.renew();
            progress.done();
            return now;
        } catch (Complaint e) {
            return now.with(e.getMessage());
        }
    }
}
