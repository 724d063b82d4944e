package org.millrace.sales.order;

/**
 * The request to cancel an order.
 *
 * @param reason why, for people; or null
 */
public record CancelOrder(String reason) {}
