package org.millrace.sales.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millrace.sales.order.SomeOrder.line;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millrace.platform.json.Json;
import org.millrace.sales.money.Money;

class OrderTotalTest {

    @ParameterizedTest
    @CsvSource({
        "14.00, 12, 0, 168.00",
        "9.80, 10, 0.05, 93.10",
        "0.05, 1, 0.5, 0.02",
        "0.15, 1, 0.5, 0.08",
        "0.25, 1, 0.5, 0.12",
        "7.77, 3, 0.15, 19.81",
        "19.99, 1, 1, 0.00",
        "999999999999.99, 1000000, 0, 999999999999990000.00"
    })
    void roundsALineHalfEvenToCentsOnce(String unitPrice, int quantity, String discount, String total) {
        assertThat(line("1", quantity, unitPrice, discount).total()).isEqualTo(Money.of(total, "USD"));
    }

    @Test
    void addsUpRoundedLines() {
        Order order = Order.place(
                "1",
                SomeOrder.customer(),
                null,
                List.of(line("1", 1, "0.05", "0.5"), line("2", 1, "0.15", "0.5"), line("3", 1, "1", "0")),
                SomeOrder.NOON);

        assertThat(order.snapshot().total()).isEqualTo(Money.of("1.10", "USD"));
    }

    @Test
    void writesMoneyWithTwoPlacesAndDiscountsWithoutTrailingZeros() {
        assertThat(Json.write(line("42", 10, "9.8", "0.050")))
                .isEqualTo("{\"sku\":\"42\",\"quantity\":10,\"unitPrice\":{\"amount\":\"9.80\",\"currency\":\"USD\"},"
                        + "\"discount\":0.05,\"total\":{\"amount\":\"93.10\",\"currency\":\"USD\"}}");
        assertThat(new OrderLine("1", 1, Money.of("1", "USD"), new BigDecimal("0E+99")).discount())
                .isEqualTo(BigDecimal.ZERO);
    }
}
