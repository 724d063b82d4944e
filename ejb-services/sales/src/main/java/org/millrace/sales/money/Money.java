package org.millrace.sales.money;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An amount of a currency, in whole cents. As JSON {@code {"amount": "12.50", "currency": "EUR"}}.
 *
 * @param amount with two decimal places, always
 * @param currency three capital letters, as in ISO 4217
 */
@Embeddable
public record Money(
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount, String currency) {

    /** Anything finer than a cent is rounded half even, so that many roundings do not add up to a bias. */
    public Money {
        amount = amount.setScale(2, RoundingMode.HALF_EVEN);
    }

    @JsonCreator
    public static Money of(@JsonProperty("amount") String amount, @JsonProperty("currency") String currency) {
        return new Money(new BigDecimal(amount), currency);
    }

    /** Rounded once, at the end. */
    public Money times(BigDecimal factor) {
        return new Money(amount.multiply(factor), currency);
    }

    /** @throws IllegalArgumentException if the other is of another currency */
    public Money plus(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(currency + " and " + other.currency + " cannot be added");
        }
        return new Money(amount.add(other.amount), currency);
    }
}
