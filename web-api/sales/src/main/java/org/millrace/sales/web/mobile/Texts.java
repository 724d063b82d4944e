package org.millrace.sales.web.mobile;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.millrace.sales.money.Money;

/** As a screen shows it. */
final class Texts {

    private Texts() {}

    static String of(Money money) {
        return money.amount().toPlainString() + " " + money.currency();
    }

    /** RFC 3339, to the second. */
    static String of(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
