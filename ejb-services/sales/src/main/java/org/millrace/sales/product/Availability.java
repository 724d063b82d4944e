package org.millrace.sales.product;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** How much of a product could be had when Fulfilment last spoke of it. Only Fulfilment's events change it, see
 * {@link StockLevels}. */
@Entity
@Immutable
class Availability {

    @Id
    private String sku;

    private long available;
    private Instant asOf;

    protected Availability() {}

    long available() {
        return available;
    }

    Instant asOf() {
        return asOf;
    }
}
