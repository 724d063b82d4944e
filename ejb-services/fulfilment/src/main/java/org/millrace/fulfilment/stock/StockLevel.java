package org.millrace.fulfilment.stock;

/**
 * How much of a sku there is, as it is shown.
 *
 * @param onHand pieces in the warehouse
 * @param reserved pieces of those that belong to orders
 * @param available pieces that the next order may have
 * @param version number of movements that this is made of
 */
public record StockLevel(String sku, String name, long onHand, long reserved, long available, long version) {}
