package org.millrace.fulfilment.allocation;

/** What Fulfilment takes from {@code millrace.sales.order.cancelling}. */
public record OrderCancelling(String orderId) {}
