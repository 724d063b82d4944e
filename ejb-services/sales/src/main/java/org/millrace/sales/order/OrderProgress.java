package org.millrace.sales.order;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What an event tells of an order that went on.
 *
 * @param reason why it is being cancelled, or why that was refused; absent where nobody said
 */
record OrderProgress(
        String orderId,
        String customerId,
        OrderStatus status,
        @JsonInclude(JsonInclude.Include.NON_NULL) String reason,
        long version) {}
