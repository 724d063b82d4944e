package org.millrace.fulfilment.stock;

/**
 * What Fulfilment takes from Sales' events about a product.
 *
 * @param version Sales' version of the product: the higher the newer
 */
public record ProductNews(String sku, String name, long version) {}
