package org.millrace.replay;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Money on the wire: a decimal string of two places, and the one currency that the files are in. */
record Money(String amount, String currency) {
    static final String CURRENCY = "USD";

    static Money of(BigDecimal amount) {
        return new Money(amount.setScale(2, RoundingMode.HALF_EVEN).toPlainString(), CURRENCY);
    }
}
