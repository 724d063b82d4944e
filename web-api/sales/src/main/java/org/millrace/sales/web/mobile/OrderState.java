package org.millrace.sales.web.mobile;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.Map;
import org.millrace.sales.order.OrderLine;
import org.millrace.sales.order.OrderSnapshot;

/**
 * How an order stands.
 *
 * @param total for people, with its currency
 * @param pieces by sku, of the first products
 * @param more how many products there are beyond these, absent if none
 */
record OrderState(
        String orderId,
        String status,
        String total,
        String placedAt,
        Map<String, Long> pieces,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) int more) {

    /** As many as are seen without scrolling. */
    private static final int SHOWN = 5;

    static OrderState of(OrderSnapshot order) {
        Map<String, Long> pieces = new LinkedHashMap<>();
        for (OrderLine line : order.lines()) {
            pieces.merge(line.sku(), (long) line.quantity(), Long::sum);
        }
        int products = pieces.size();
        pieces.keySet().retainAll(pieces.keySet().stream().limit(SHOWN).toList());
        return new OrderState(
                order.orderId(),
                order.status().word(),
                Texts.of(order.total()),
                Texts.of(order.placedAt()),
                pieces,
                products - pieces.size());
    }
}
