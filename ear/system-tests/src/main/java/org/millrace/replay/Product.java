package org.millrace.replay;

import java.math.BigDecimal;

/** A product in the file; its id is the sku. */
record Product(String productId, String name, BigDecimal unitPrice, int unitsInStock, boolean discontinued) {
    Product {
        Member.present(productId, "productId");
        Member.present(name, "name");
        Member.present(unitPrice, "unitPrice");
    }
}
