package org.millrace.sales.product;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.millrace.platform.event.RecordedEvents;
import org.millrace.sales.money.Money;

class ProductTest {

    private static final Money PRICE = Money.of("18.00", "USD");
    private static final ProductDetails CHAI = new ProductDetails("Chai", PRICE, null);

    private final Product product = Product.list("1", CHAI);

    @Test
    void isListedUnlessToldOtherwise() {
        assertThat(product.snapshot()).isEqualTo(new ProductSnapshot("1", "Chai", PRICE, ProductStatus.LISTED, 1));
        assertThat(RecordedEvents.typesOf(product)).containsExactly("product.listed");
    }

    @Test
    void isListedBeforeItCanBeDiscontinued() {
        Product discontinued = Product.list("1", new ProductDetails("Chai", PRICE, ProductStatus.DISCONTINUED));

        assertThat(discontinued.isDiscontinued()).isTrue();
        assertThat(RecordedEvents.typesOf(discontinued)).containsExactly("product.listed", "product.discontinued");
    }

    @Test
    void recordsNoChangeWhereNothingIsNew() {
        RecordedEvents.of(product);

        product.change(CHAI);

        assertThat(RecordedEvents.of(product)).isEmpty();
    }

    @Test
    void mayBeListedAgain() {
        product.change(new ProductDetails("Chai", PRICE, ProductStatus.DISCONTINUED));
        product.change(new ProductDetails("Chai tea", PRICE, ProductStatus.LISTED));

        assertThat(RecordedEvents.typesOf(product))
                .containsExactly("product.listed", "product.discontinued", "product.changed", "product.listed");
        assertThat(product.version()).isEqualTo(4);
    }
}
