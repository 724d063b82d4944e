package org.millrace.sales.order;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.millrace.platform.problem.Problem;
import org.millrace.platform.problem.Refusal;
import org.millrace.sales.product.Product;

/** Makes lines of an order from what is wanted: only what the catalogue sells, at the price agreed or the list price. */
final class Pricing {

    private Pricing() {}

    /**
     * @param catalogue those of the wanted products that exist, by sku
     * @throws Refusal {@code unknown-sku} or {@code product-discontinued}
     */
    static List<OrderLine> price(List<PlaceOrder.Line> wanted, Map<String, Product> catalogue) {
        List<Problem.At> unknown = where(wanted, sku -> !catalogue.containsKey(sku), "is not known");
        if (!unknown.isEmpty()) {
            throw OrderRefusals.unknownSku(unknown);
        }
        List<Problem.At> discontinued = where(wanted, sku -> catalogue.get(sku).isDiscontinued(), "is discontinued");
        if (!discontinued.isEmpty()) {
            throw OrderRefusals.productDiscontinued(discontinued);
        }
        return wanted.stream()
                .map(line -> new OrderLine(
                        line.sku(),
                        line.quantity(),
                        line.unitPrice() == null ? catalogue.get(line.sku()).price() : line.unitPrice(),
                        line.discount()))
                .toList();
    }

    private static List<Problem.At> where(List<PlaceOrder.Line> wanted, Predicate<String> flawed, String what) {
        return IntStream.range(0, wanted.size())
                .filter(i -> flawed.test(wanted.get(i).sku()))
                .mapToObj(i ->
                        new Problem.At("/lines/" + i + "/sku", wanted.get(i).sku() + " " + what))
                .toList();
    }
}
