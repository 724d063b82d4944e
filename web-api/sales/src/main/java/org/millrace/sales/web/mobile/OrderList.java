package org.millrace.sales.web.mobile;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.DateTimeException;
import java.util.List;
import org.millrace.platform.web.page.Cursor;
import org.millrace.platform.web.problem.Problems;
import org.millrace.sales.order.OrderSummary;
import org.millrace.sales.order.Orders;

/**
 * A screen of orders.
 *
 * @param next what asks for the screen after this one, or absent at the end
 */
record OrderList(
        List<Item> orders,
        @JsonInclude(JsonInclude.Include.NON_NULL) String next) {

    /**
     * An order in the list.
     *
     * @param total for people, with its currency
     */
    record Item(String orderId, String status, String total, String placedAt) {

        static Item of(OrderSummary order) {
            return new Item(
                    order.orderId(), order.status().word(), Texts.of(order.total()), Texts.of(order.placedAt()));
        }
    }

    /** @param found one more than a screen holds where there are so many */
    static OrderList of(List<OrderSummary> found, String customerId, int screen) {
        List<OrderSummary> shown = found.subList(0, Math.min(screen, found.size()));
        return new OrderList(
                shown.stream().map(Item::of).toList(),
                found.size() > screen ? cursor(customerId, shown.get(screen - 1)) : null);
    }

    private static String cursor(String customerId, OrderSummary last) {
        return Cursor.encode(list(customerId), new Orders.Position(last.placedAt(), last.orderId()).toString());
    }

    /** @return where {@link #next} led, or null for the first screen */
    static Orders.Position position(String customerId, String before) {
        if (before == null) {
            return null;
        }
        try {
            return Cursor.decode(list(customerId), before)
                    .map(Orders.Position::parse)
                    .orElseThrow(OrderList::foreign);
        } catch (DateTimeException notAPosition) {
            throw foreign();
        }
    }

    private static RuntimeException foreign() {
        return Problems.parameter("before", "send the next of the screen before, or leave it out for the newest.");
    }

    private static String list(String customerId) {
        return "mobile/" + customerId;
    }
}
