package org.millrace.sales.order;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.millrace.platform.problem.Refusal;
import org.millrace.sales.money.Money;

/**
 * The request to place an order.
 *
 * @param shipTo where to, or null: to the customer
 * @param lines at least one
 */
public record PlaceOrder(String customerId, ShipTo shipTo, List<Line> lines) {

    /** More decimal places than any honest fraction needs; unlimited ones could be written so that sums never end. */
    private static final int DISCOUNT_PLACES = 30;

    /**
     * What is wanted of one product.
     *
     * @param unitPrice or null: the list price when the order is placed
     * @param discount a fraction, 0 to 1, or null for none
     */
    public record Line(String sku, int quantity, Money unitPrice, BigDecimal discount) {}

    /**
     * Checks what the request alone shows and its schema cannot say.
     *
     * @throws Refusal with status 400
     */
    public void check() {
        for (int i = 0; i < lines.size(); i++) {
            BigDecimal discount = lines.get(i).discount();
            if (discount != null && discount.scale() > DISCOUNT_PLACES) {
                throw OrderRefusals.endlessDiscount("/lines/" + i + "/discount", DISCOUNT_PLACES);
            }
        }
        if (lines.stream()
                        .map(Line::unitPrice)
                        .filter(Objects::nonNull)
                        .map(Money::currency)
                        .distinct()
                        .count()
                > 1) {
            throw OrderRefusals.mixedCurrencies(400);
        }
    }
}
