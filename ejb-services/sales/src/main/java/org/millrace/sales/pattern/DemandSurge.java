package org.millrace.sales.pattern;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;
import org.millrace.platform.event.LoggedEvent;
import org.millrace.platform.json.Json;
import org.millrace.platform.pattern.Finding;
import org.millrace.platform.pattern.Found;
import org.millrace.platform.pattern.Pattern;
import org.millrace.platform.pattern.SlidingSums;

/**
 * Much more of a product is ordered than usual. Told once a window: what goes on surging for longer is told again.
 */
final class DemandSurge implements Pattern {

    /**
     * When demand surges.
     *
     * @param window {@code millrace.demand-surge.window}: what is ordered within it is compared; default 1 minute
     * @param averageOver {@code millrace.demand-surge.average-over}: with the average window of this time, which ends with
     *     the window; default 1 hour
     * @param factor {@code millrace.demand-surge.factor}: it is at least so many times the average; default 5
     * @param minimum {@code millrace.demand-surge.minimum}: and at least so many units; default 20
     */
    record Rule(Duration window, Duration averageOver, double factor, long minimum) {

        Rule {
            if (window.toSeconds() < 1 || averageOver.compareTo(window) < 0 || factor <= 0 || minimum < 1) {
                throw new IllegalArgumentException("millrace.demand-surge: window is at least a second, average-over no"
                        + " shorter than window, factor above 0, minimum at least 1");
            }
        }

        static Rule of(Config config) {
            return new Rule(
                    config.getOptionalValue("millrace.demand-surge.window", Duration.class)
                            .orElse(Duration.ofMinutes(1)),
                    config.getOptionalValue("millrace.demand-surge.average-over", Duration.class)
                            .orElse(Duration.ofHours(1)),
                    config.getOptionalValue("millrace.demand-surge.factor", Double.class)
                            .orElse(5.0),
                    config.getOptionalValue("millrace.demand-surge.minimum", Long.class)
                            .orElse(20L));
        }

        double windows() {
            return (double) averageOver.toMillis() / window.toMillis();
        }
    }

    /**
     * Data of {@code millrace.sales.demand.surged}.
     *
     * @param quantity units ordered within the window
     * @param average units ordered in an average window before and up to then
     * @param windowStart beginning of the window
     * @param windowEnd its end: the time of the order that made it a surge
     */
    record Surged(String sku, long quantity, double average, Instant windowStart, Instant windowEnd) {}

    private record Ordered(List<Line> lines) {
        record Line(String sku, long quantity) {}
    }

    private final Rule rule;
    private final SlidingSums ordered;

    DemandSurge(Rule rule) {
        this.rule = rule;
        this.ordered = new SlidingSums(rule.averageOver());
    }

    @Override
    public String type() {
        return "millrace.sales.demand.surged";
    }

    @Override
    public Set<String> sources() {
        return Set.of("millrace.sales.order.placed");
    }

    @Override
    public Duration memory() {
        return rule.averageOver();
    }

    @Override
    public List<Finding> next(LoggedEvent event, Function<String, Optional<Found>> last) {
        Instant end = event.time();
        Map<String, Long> quantities = quantities(event);
        quantities.forEach((sku, quantity) -> ordered.add(sku, end, quantity));
        return quantities.keySet().stream()
                .filter(sku -> last.apply(sku)
                        .filter(told -> told.time().plus(rule.window()).isAfter(end))
                        .isEmpty())
                .map(sku -> surge(sku, end))
                .filter(surge ->
                        surge.quantity() >= rule.minimum() && surge.quantity() >= rule.factor() * surge.average())
                .map(surge -> new Finding(surge.sku(), surge))
                .toList();
    }

    private Surged surge(String sku, Instant end) {
        return new Surged(
                sku,
                ordered.sum(sku, rule.window(), end),
                ordered.sum(sku, rule.averageOver(), end) / rule.windows(),
                end.minus(rule.window()),
                end);
    }

    /** An order may name a product twice. */
    private static Map<String, Long> quantities(LoggedEvent event) {
        return Json.read(event.data(), Ordered.class).lines().stream()
                .collect(Collectors.groupingBy(Ordered.Line::sku, Collectors.summingLong(Ordered.Line::quantity)));
    }
}
