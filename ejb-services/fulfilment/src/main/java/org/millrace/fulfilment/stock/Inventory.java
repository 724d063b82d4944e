package org.millrace.fulfilment.stock;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The stock that the running transaction has locked: nobody else moves it until that ends. */
public final class Inventory {

    private final SortedMap<String, Stock> stocks = new TreeMap<>();

    Inventory(Collection<Stock> locked) {
        locked.forEach(stock -> stocks.put(stock.sku(), stock));
    }

    /** @throws IllegalArgumentException if that sku was not locked */
    public Stock of(String sku) {
        Stock stock = stocks.get(sku);
        if (stock == null) {
            throw new IllegalArgumentException("Not locked: " + sku);
        }
        return stock;
    }

    /**
     * Whether all of this is available at once.
     *
     * @param quantities by sku
     */
    public boolean covers(Map<String, Long> quantities) {
        return quantities.entrySet().stream()
                .allMatch(line -> line.getValue() <= of(line.getKey()).level().available());
    }

    /**
     * Reserves everything for the order.
     *
     * @throws IllegalStateException if it is not covered; then nothing is reserved
     */
    public void reserve(Map<String, Long> quantities, String orderId, Instant time) {
        if (!covers(quantities)) {
            throw new IllegalStateException("Order " + orderId + " is reserved whole or not at all");
        }
        new TreeMap<>(quantities).forEach((sku, quantity) -> of(sku).reserve(quantity, orderId, time));
    }

    /** Gives back what was reserved for the order. */
    public void release(Map<String, Long> quantities, String orderId, Instant time) {
        new TreeMap<>(quantities).forEach((sku, quantity) -> of(sku).release(quantity, orderId, time));
    }

    /** Lets leave what was reserved for the order. */
    public void issue(Map<String, Long> quantities, String orderId, Instant time) {
        new TreeMap<>(quantities).forEach((sku, quantity) -> of(sku).issue(quantity, orderId, time));
    }

    Collection<Stock> stocks() {
        return stocks.values();
    }
}
