package org.millrace.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Line total")
class LineTest {
    @ParameterizedTest
    @CsvSource({
        "14, 12, 0, 168.00",
        "9.8, 10, 0.15, 83.30",
        "0.5, 1, 0.05, 0.48", // 0.475: the even neighbour is above
        "0.5, 1, 0.25, 0.38", // 0.375: above
        "0.9, 1, 0.05, 0.86", // 0.855: above
        "0.1, 1, 0.05, 0.10", // 0.095: above
        "0.1, 1, 0.15, 0.08", // 0.085: the even neighbour is below
        "0.5, 1, 0.15, 0.42", // 0.425: below
        "99.99, 1000000, 1, 0.00"
    })
    void isRoundedHalfEvenToCents(BigDecimal unitPrice, int quantity, BigDecimal discount, String total) {
        assertThat(new Line("1", unitPrice, quantity, discount).total()).isEqualTo(total);
    }

    @Test
    void isRoundedBeforeItIsAddedUp() {
        Line line = new Line("1", new BigDecimal("0.5"), 1, new BigDecimal("0.15"));

        assertThat(new Order("1", "A", null, List.of(line, line)).total()).isEqualTo("0.84");
    }

    @Test
    void isWithoutDiscountWhereTheFileGivesNone() {
        assertThat(new Line("1", new BigDecimal("2.5"), 3, null).total()).isEqualTo("7.50");
    }
}
