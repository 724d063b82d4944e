package org.millrace.sales.order;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import org.millrace.sales.money.Money;

/**
 * One product of an order, at the price that was agreed when it was placed.
 *
 * @param discount a fraction, 0 to 1, without trailing zeros
 */
public record OrderLine(String sku, int quantity, Money unitPrice, BigDecimal discount) {

    public OrderLine {
        discount = discount == null || discount.signum() == 0 ? BigDecimal.ZERO : discount.stripTrailingZeros();
    }

    /** Unit price x quantity x (1 - discount), rounded half even to cents, once. */
    @JsonProperty
    public Money total() {
        return unitPrice.times(BigDecimal.valueOf(quantity).multiply(BigDecimal.ONE.subtract(discount)));
    }
}
