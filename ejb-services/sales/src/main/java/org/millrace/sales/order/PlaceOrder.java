package org.millrace.sales.order;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.millrace.platform.problem.Problem;
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

    /** What the request alone shows and its schema cannot say; empty if nothing is wrong. */
    public List<Problem.At> flaws() {
        List<Problem.At> flaws = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            BigDecimal discount = lines.get(i).discount();
            if (discount != null && discount.scale() > DISCOUNT_PLACES) {
                flaws.add(new Problem.At(
                        "/lines/" + i + "/discount", "must have at most " + DISCOUNT_PLACES + " decimal places"));
            }
        }
        return flaws;
    }

    /** Whether the request itself names prices in more than one currency. */
    public boolean mixesCurrencies() {
        return lines.stream()
                        .map(Line::unitPrice)
                        .filter(Objects::nonNull)
                        .map(Money::currency)
                        .distinct()
                        .count()
                > 1;
    }
}
