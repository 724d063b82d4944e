package org.millrace.fulfilment.order;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * So many pieces of a sku.
 *
 * @param quantity at least 1
 */
public record Line(String sku, long quantity) {

    /** One line a sku, in the order of the skus. */
    public static List<Line> of(Map<String, Long> quantities) {
        return new TreeMap<>(quantities)
                .entrySet().stream()
                        .map(line -> new Line(line.getKey(), line.getValue()))
                        .toList();
    }

    /** Quantities by sku: what an order asks for twice is added up. */
    public static Map<String, Long> sum(List<Line> lines) {
        Map<String, Long> quantities = new TreeMap<>();
        lines.forEach(line -> quantities.merge(line.sku(), line.quantity(), Long::sum));
        return quantities;
    }
}
