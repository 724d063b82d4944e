package org.millrace.sales.product;

import org.millrace.sales.money.Money;

/** How a product reads, on the API and in its events. */
public record ProductSnapshot(String sku, String name, Money price, ProductStatus status, long version) {}
