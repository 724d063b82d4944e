package org.millrace.sales.web;

import java.time.Instant;
import org.millrace.platform.web.link.Api;
import org.millrace.platform.web.link.Links;
import org.millrace.sales.money.Money;
import org.millrace.sales.product.CatalogueEntry;
import org.millrace.sales.product.ProductSnapshot;
import org.millrace.sales.product.ProductStatus;

/**
 * A product as clients see it.
 *
 * @param available how many can be had, as far as Sales knows
 * @param availableAt the time that number is from, or null if Fulfilment has said nothing of it yet
 */
public record ProductView(
        String sku,
        String name,
        Money price,
        ProductStatus status,
        long available,
        Instant availableAt,
        long version,
        Links _links) {

    static ProductView of(CatalogueEntry entry, Api api) {
        ProductSnapshot product = entry.product();
        return new ProductView(
                product.sku(),
                product.name(),
                product.price(),
                product.status(),
                entry.available(),
                entry.availableAt(),
                product.version(),
                api.links("/products/" + product.sku()).and("events", "/events?subject=" + product.sku()));
    }
}
