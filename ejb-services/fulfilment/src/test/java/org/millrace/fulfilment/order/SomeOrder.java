package org.millrace.fulfilment.order;

import java.time.Instant;
import java.util.List;
import org.millrace.platform.event.Cause;

/** Orders for tests. */
public final class SomeOrder {

    public static final Cause CAUSE = new Cause("operation-1", "event-1", null);
    public static final Instant NOW = Instant.parse("2026-11-23T09:30:00Z");

    private static final ShipTo WEBER = new ShipTo("Blumen Weber", "Am Markt 3", "Freiburg", null, "79098", "Germany");

    private SomeOrder() {}

    public static OrderPlaced placed(String orderId, Line... lines) {
        return placedAt(NOW, orderId, lines);
    }

    public static OrderPlaced placedAt(Instant time, String orderId, Line... lines) {
        return new OrderPlaced(orderId, "WEBER", WEBER, List.of(lines), time);
    }

    public static Order of(Line... lines) {
        return new Order(placed("10248", lines), CAUSE);
    }
}
