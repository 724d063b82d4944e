package org.millrace.replay;

import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;

/**
 * What became of one order.
 *
 * @param accepted whether its command was stored (202)
 * @param status the order's own, null where it was not placed
 * @param lines as the API reports them, as is the total
 * @param error what went wrong, in one line; null where all went well
 */
record Outcome(String orderId, boolean accepted, String status, int lines, BigDecimal total, String error) {
    static Outcome placed(String orderId, JsonNode order) {
        return new Outcome(
                orderId,
                true,
                order.path("status").asString(),
                order.path("lines").size(),
                new BigDecimal(order.at("/total/amount").asString()),
                null);
    }

    static Outcome refused(String orderId, boolean accepted, String error) {
        return new Outcome(orderId, accepted, null, 0, BigDecimal.ZERO, error);
    }

    boolean isPlaced() {
        return status != null;
    }

    Outcome with(String newError) {
        return new Outcome(orderId, accepted, status, lines, total, newError);
    }
}
