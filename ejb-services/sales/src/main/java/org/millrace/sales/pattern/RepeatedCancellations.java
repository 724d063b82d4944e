package org.millrace.sales.pattern;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;
import org.millrace.platform.event.LoggedEvent;
import org.millrace.platform.json.Json;
import org.millrace.platform.pattern.Finding;
import org.millrace.platform.pattern.Found;
import org.millrace.platform.pattern.Pattern;

/** A customer cancels order after order. A cancellation counts for one finding only. */
final class RepeatedCancellations implements Pattern {

    /**
     * When cancellations are repeated.
     *
     * @param count {@code millrace.cancellations.count}: so many; default 3
     * @param within {@code millrace.cancellations.within}: from the first to the last; default 10 minutes
     */
    record Rule(int count, Duration within) {

        Rule {
            if (count < 1 || within.isNegative() || within.isZero()) {
                throw new IllegalArgumentException(
                        "millrace.cancellations: count is at least 1, within longer than nothing");
            }
        }

        static Rule of(Config config) {
            return new Rule(
                    config.getOptionalValue("millrace.cancellations.count", Integer.class)
                            .orElse(3),
                    config.getOptionalValue("millrace.cancellations.within", Duration.class)
                            .orElse(Duration.ofMinutes(10)));
        }
    }

    /**
     * Data of {@code millrace.sales.customer.cancellations-repeated}.
     *
     * @param orderIds the cancelled orders, the first one first
     * @param since when the first of them was cancelled
     * @param until when the last of them was
     */
    record Repeated(String customerId, int count, List<String> orderIds, Instant since, Instant until) {}

    private record Cancelled(String customerId, String orderId) {}

    private record Cancellation(long position, Instant time, String orderId) {}

    private final Rule rule;
    private final Map<String, Deque<Cancellation>> byCustomer = new HashMap<>();

    RepeatedCancellations(Rule rule) {
        this.rule = rule;
    }

    @Override
    public String type() {
        return "millrace.sales.customer.cancellations-repeated";
    }

    @Override
    public Set<String> sources() {
        return Set.of("millrace.sales.order.cancelled");
    }

    @Override
    public Duration memory() {
        return rule.within();
    }

    @Override
    public List<Finding> next(LoggedEvent event, Function<String, Optional<Found>> last) {
        Instant oldest = event.time().minus(rule.within());
        byCustomer.values().removeIf(latest -> latest.getLast().time().isBefore(oldest));
        Cancelled cancelled = Json.read(event.data(), Cancelled.class);
        String customerId = cancelled.customerId();
        Deque<Cancellation> latest = byCustomer.computeIfAbsent(customerId, none -> new ArrayDeque<>());
        latest.add(new Cancellation(event.position(), event.time(), cancelled.orderId()));
        if (latest.size() > rule.count()) {
            latest.remove();
        }
        long counted = last.apply(customerId).map(Found::position).orElse(0L);
        List<Cancellation> fresh = new ArrayList<>(latest);
        fresh.removeIf(one -> one.position() <= counted || one.time().isBefore(oldest));
        return fresh.size() < rule.count() ? List.of() : List.of(new Finding(customerId, repeated(customerId, fresh)));
    }

    private static Repeated repeated(String customerId, List<Cancellation> all) {
        return new Repeated(
                customerId,
                all.size(),
                all.stream().map(Cancellation::orderId).toList(),
                all.get(0).time(),
                all.get(all.size() - 1).time());
    }
}
