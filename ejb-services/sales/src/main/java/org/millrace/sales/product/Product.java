package org.millrace.sales.product;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import org.millrace.platform.event.Aggregate;
import org.millrace.sales.money.Money;

/**
 * Something in the catalogue. It is listed, may change its name and price, and is discontinued at last: orders that have
 * it stay as they are, new ones are refused. It may be listed again.
 */
@Entity
public class Product extends Aggregate {

    @Id
    private String sku;

    private String name;
    private Money price;

    @Enumerated(EnumType.STRING)
    private ProductStatus status;

    protected Product() {}

    /** Fulfilment knows a product from this event on, also one that is discontinued from the start. */
    public static Product list(String sku, ProductDetails details) {
        Product product = new Product();
        product.sku = sku;
        product.name = details.name();
        product.price = details.price();
        product.status = ProductStatus.LISTED;
        product.recordEvent("listed");
        product.change(details);
        return product;
    }

    /** Replaces all details; what says nothing new is no change. */
    public void change(ProductDetails details) {
        if (!details.name().equals(name) || !details.price().equals(price)) {
            name = details.name();
            price = details.price();
            recordEvent("changed");
        }
        if (details.status() != status) {
            status = details.status();
            recordEvent(status == ProductStatus.LISTED ? "listed" : "discontinued");
        }
    }

    public String sku() {
        return sku;
    }

    public Money price() {
        return price;
    }

    public boolean isDiscontinued() {
        return status == ProductStatus.DISCONTINUED;
    }

    public ProductSnapshot snapshot() {
        return snapshot(version());
    }

    private ProductSnapshot snapshot(long version) {
        return new ProductSnapshot(sku, name, price, status, version);
    }

    private void recordEvent(String what) {
        record("millrace.sales.product." + what, sku, "product/" + sku, this::snapshot);
    }
}
