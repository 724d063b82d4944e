package org.millrace.fulfilment.pattern;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;
import org.millrace.platform.event.LoggedEvent;
import org.millrace.platform.json.Json;
import org.millrace.platform.pattern.Finding;
import org.millrace.platform.pattern.Found;
import org.millrace.platform.pattern.Pattern;
import org.millrace.platform.pattern.SlidingSums;

/**
 * A product is reserved so fast that what is available will soon be gone. What is released counts against that. Told once
 * a horizon.
 */
final class StockRunningLow implements Pattern {

    private static final String RESERVED = "millrace.fulfilment.stock.reserved";
    private static final String RELEASED = "millrace.fulfilment.stock.released";

    /**
     * When stock runs low.
     *
     * @param rateOver {@code millrace.stock-low.rate-over}: the time over which the rate is taken; default 10 minutes
     * @param horizon {@code millrace.stock-low.horizon}: at that rate nothing is available any more within this time;
     *     default 10 minutes
     */
    record Rule(Duration rateOver, Duration horizon) {

        Rule {
            if (rateOver.toSeconds() < 1 || horizon.isNegative() || horizon.isZero()) {
                throw new IllegalArgumentException(
                        "millrace.stock-low: rate-over is at least a second, horizon longer than nothing");
            }
        }

        static Rule of(Config config) {
            return new Rule(
                    config.getOptionalValue("millrace.stock-low.rate-over", Duration.class)
                            .orElse(Duration.ofMinutes(10)),
                    config.getOptionalValue("millrace.stock-low.horizon", Duration.class)
                            .orElse(Duration.ofMinutes(10)));
        }
    }

    /**
     * Data of {@code millrace.fulfilment.stock.ran-low}.
     *
     * @param quantity units reserved, less those released, in the time that the rate is taken over
     * @param onHand units, like the two that follow
     * @param goneAt when none is available any more, at that rate
     */
    record RanLow(String sku, long quantity, long onHand, long reserved, long available, Instant goneAt) {}

    private record Moved(String sku, long quantity, long onHand, long reserved) {}

    private final Rule rule;
    private final SlidingSums drawn;

    StockRunningLow(Rule rule) {
        this.rule = rule;
        this.drawn = new SlidingSums(rule.rateOver());
    }

    @Override
    public String type() {
        return "millrace.fulfilment.stock.ran-low";
    }

    @Override
    public Set<String> sources() {
        return Set.of(RESERVED, RELEASED);
    }

    @Override
    public Duration memory() {
        return rule.rateOver();
    }

    @Override
    public List<Finding> next(LoggedEvent event, Function<String, Optional<Found>> last) {
        Moved moved = Json.read(event.data(), Moved.class);
        Instant now = event.time();
        drawn.add(moved.sku(), now, event.type().equals(RESERVED) ? moved.quantity() : -moved.quantity());
        long quantity = drawn.sum(moved.sku(), rule.rateOver(), now);
        boolean toldBefore = last.apply(moved.sku())
                .filter(told -> told.time().plus(rule.horizon()).isAfter(now))
                .isPresent();
        if (toldBefore || quantity <= 0 || event.type().equals(RELEASED)) {
            return List.of();
        }
        long available = moved.onHand() - moved.reserved();
        double millis = (double) available / quantity * rule.rateOver().toMillis();
        if (millis > rule.horizon().toMillis()) {
            return List.of();
        }
        return List.of(new Finding(
                moved.sku(),
                new RanLow(
                        moved.sku(),
                        quantity,
                        moved.onHand(),
                        moved.reserved(),
                        available,
                        now.plusMillis(Math.round(millis)))));
    }
}
