package org.millrace.replay;

import java.math.BigDecimal;
import java.util.List;

/** An order in the file. */
record Order(String orderId, String customerId, Address shipTo, List<Line> lines) {
    Order {
        Member.present(orderId, "orderId");
        Member.present(customerId, "customerId");
        Member.present(lines, "lines");
    }

    BigDecimal total() {
        return lines.stream().map(Line::total).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
