package org.millrace.fulfilment.stock;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Fulfilment's own view of a product: known from the moment it has heard Sales list it, and never forgotten. */
@Entity
@Table(name = "stock_item")
public class StockItem {

    @Id
    private String sku;

    private String name;

    private long sourceVersion;

    protected StockItem() {}

    StockItem(ProductNews news) {
        this.sku = news.sku();
        this.name = news.name();
        this.sourceVersion = news.version();
    }

    /** Takes what Sales says of the product, unless it is older than what it said before. */
    void hear(ProductNews news) {
        if (news.version() <= sourceVersion) {
            return;
        }
        sourceVersion = news.version();
        name = news.name();
    }

    String name() {
        return name;
    }
}
