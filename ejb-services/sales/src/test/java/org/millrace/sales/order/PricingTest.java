package org.millrace.sales.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.millrace.platform.problem.Problem;
import org.millrace.platform.problem.Refusal;
import org.millrace.sales.money.Money;
import org.millrace.sales.order.PlaceOrder.Line;
import org.millrace.sales.product.Product;
import org.millrace.sales.product.ProductDetails;
import org.millrace.sales.product.ProductStatus;

class PricingTest {

    private static final Map<String, Product> CATALOGUE = Map.of(
            "chai", product("chai", Money.of("18.00", "USD"), ProductStatus.LISTED),
            "oolong", product("oolong", Money.of("16.00", "EUR"), ProductStatus.LISTED),
            "chang", product("chang", Money.of("19.00", "USD"), ProductStatus.DISCONTINUED));

    @Test
    void takesTheListPriceUnlessAnotherWasAgreed() {
        List<OrderLine> lines = Pricing.price(
                List.of(
                        new Line("chai", 2, null, null),
                        new Line("chai", 1, Money.of("17.5", "USD"), new BigDecimal("0.1"))),
                CATALOGUE);

        assertThat(lines)
                .containsExactly(
                        new OrderLine("chai", 2, Money.of("18.00", "USD"), BigDecimal.ZERO),
                        new OrderLine("chai", 1, Money.of("17.50", "USD"), new BigDecimal("0.1")));
    }

    @Test
    void pointsAtEveryUnknownSku() {
        assertRefused(
                List.of(wanted("mate"), wanted("chai"), wanted("rum")),
                "unknown-sku",
                422,
                "/lines/0/sku",
                "/lines/2/sku");
    }

    @Test
    void refusesWhatIsDiscontinued() {
        assertRefused(List.of(wanted("chai"), wanted("chang")), "product-discontinued", 409, "/lines/1/sku");
    }

    @Test
    void refusesListPricesInSeveralCurrencies() {
        List<OrderLine> lines = Pricing.price(List.of(wanted("chai"), wanted("oolong")), CATALOGUE);

        assertThatThrownBy(() -> Order.place("1", SomeOrder.customer(), null, lines, SomeOrder.NOON))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.problem().type()).isEqualTo("mixed-currencies");
                    assertThat(refusal.problem().status()).isEqualTo(422);
                });
    }

    @Test
    void seesMixedCurrenciesInTheRequestAlone() {
        PlaceOrder mixed = request(
                new Line("chai", 1, Money.of("1", "USD"), null),
                new Line("chai", 1, null, null),
                new Line("chai", 1, Money.of("1", "EUR"), null));

        assertThatThrownBy(mixed::check).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.problem().type()).isEqualTo("mixed-currencies");
            assertThat(refusal.problem().status()).isEqualTo(400);
        });
    }

    @Test
    void refusesDiscountsWhoseSumsWouldNeverEnd() {
        assertThatCode(request(new Line("chai", 1, null, new BigDecimal("0.050000000000000044")))::check)
                .doesNotThrowAnyException();
        assertThatThrownBy(request(new Line("chai", 1, null, new BigDecimal("1E-999999999")))::check)
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.problem().errors())
                                .extracting(Problem.At::pointer)
                                .containsExactly("/lines/0/discount"));
    }

    private static PlaceOrder request(Line... lines) {
        return new PlaceOrder("WEBER", null, List.of(lines));
    }

    private static void assertRefused(List<Line> wanted, String problem, int status, String... pointers) {
        assertThatThrownBy(() -> Pricing.price(wanted, CATALOGUE)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.problem().type()).isEqualTo(problem);
            assertThat(refusal.problem().status()).isEqualTo(status);
            assertThat(refusal.problem().errors())
                    .extracting(Problem.At::pointer)
                    .containsExactly(pointers);
        });
    }

    private static Line wanted(String sku) {
        return new Line(sku, 1, null, null);
    }

    private static Product product(String sku, Money price, ProductStatus status) {
        return Product.list(sku, new ProductDetails(sku, price, status));
    }
}
