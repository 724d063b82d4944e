package org.millrace.sales.order;

import java.time.Instant;
import org.millrace.sales.money.Money;

/**
 * An order in one line.
 *
 * @param customerName as the customer is called now
 */
public record OrderSummary(
        String orderId, String customerId, String customerName, OrderStatus status, Money total, Instant placedAt) {}
