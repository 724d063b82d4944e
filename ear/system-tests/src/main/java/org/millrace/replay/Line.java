package org.millrace.replay;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** A line of an order in the file; {@code discount} is a fraction from 0 to 1, the money is in {@link Money#CURRENCY}. */
record Line(String productId, BigDecimal unitPrice, int quantity, BigDecimal discount) {
    Line {
        Member.present(productId, "productId");
        Member.present(unitPrice, "unitPrice");
        discount = discount == null ? BigDecimal.ZERO : discount;
    }

    /** Unit price x quantity x (1 - discount), rounded half even to cents. */
    BigDecimal total() {
        return unitPrice
                .multiply(BigDecimal.valueOf(quantity))
                .multiply(BigDecimal.ONE.subtract(discount))
                .setScale(2, RoundingMode.HALF_EVEN);
    }
}
