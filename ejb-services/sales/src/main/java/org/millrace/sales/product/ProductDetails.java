package org.millrace.sales.product;

import org.millrace.sales.money.Money;

/**
 * What the catalogue says of a product.
 *
 * @param price the list price of one
 * @param status listed unless told otherwise
 */
public record ProductDetails(String name, Money price, ProductStatus status) {

    public ProductDetails {
        status = status == null ? ProductStatus.LISTED : status;
    }
}
