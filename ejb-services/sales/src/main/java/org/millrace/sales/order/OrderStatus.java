package org.millrace.sales.order;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Where an order is on its way, and where it may go from there. */
public enum OrderStatus {
    PLACED,
    BACKORDERED,
    ALLOCATED,
    CANCELLING,
    DISPATCHED,
    DELIVERED,
    CANCELLED;

    /** @return the status of that name, as it is written outside; empty if there is none */
    public static Optional<OrderStatus> named(String word) {
        return Stream.of(values()).filter(status -> status.word().equals(word)).findFirst();
    }

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean mayBeCancelled() {
        return mayBecome(CANCELLING);
    }

    /** Goods may leave until the cancellation has reached Fulfilment, so also from cancelling. */
    boolean mayBecome(OrderStatus next) {
        return switch (next) {
            case PLACED -> false;
            case BACKORDERED -> this == PLACED;
            case ALLOCATED -> this == PLACED || this == BACKORDERED;
            case CANCELLING -> this == PLACED || this == BACKORDERED || this == ALLOCATED;
            case CANCELLED -> this == CANCELLING;
            case DISPATCHED -> this == CANCELLING || mayBecome(CANCELLING);
            case DELIVERED -> this == DISPATCHED || mayBecome(DISPATCHED);
        };
    }
}
