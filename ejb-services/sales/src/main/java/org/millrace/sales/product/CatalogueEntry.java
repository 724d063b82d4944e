package org.millrace.sales.product;

import java.time.Instant;

/**
 * A product with Sales' own view of its stock.
 *
 * @param available how many can be had, 0 as long as Fulfilment has said nothing
 * @param availableAt the time that number is from, or null
 */
public record CatalogueEntry(ProductSnapshot product, long available, Instant availableAt) {

    static CatalogueEntry of(Product product, Availability availability) {
        return availability == null
                ? new CatalogueEntry(product.snapshot(), 0, null)
                : new CatalogueEntry(product.snapshot(), availability.available(), availability.asOf());
    }
}
