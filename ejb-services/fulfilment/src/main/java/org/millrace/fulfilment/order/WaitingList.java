package org.millrace.fulfilment.order;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The orders that wait for stock, the oldest first; as old as their placing. The list is empty one moment and long the
 * next, so the database's statistics of it are always wrong: its queries gather the orders first ({@code ARRAY}), and no
 * plan can then compare every line with every other.
 */
@Dependent
public class WaitingList {

    @Inject
    EntityManager entities;

    /** The order waits from now on; needs the locks of all of its skus. */
    public void join(Order order) {
        entities.createNativeQuery("""
                        INSERT INTO waiting_line (sku, order_id, quantity)
                        SELECT sku, order_id, quantity FROM order_line WHERE order_id = :order""").setParameter("order", order.id()).executeUpdate();
    }

    /** The order does not wait any more. */
    public void leave(Order order) {
        entities.createNativeQuery("DELETE FROM waiting_line WHERE order_id = :order")
                .setParameter("order", order.id())
                .executeUpdate();
    }

    /** These skus, and all that orders which wait for one of them wait for besides. */
    public Set<String> waitedForWith(Collection<String> skus) {
        Set<String> all = new TreeSet<>(skus);
        if (skus.isEmpty()) {
            return all;
        }
        for (Object sku :
                entities.createNativeQuery("""
                        SELECT DISTINCT sku FROM waiting_line WHERE order_id = ANY (ARRAY
                            (SELECT order_id FROM waiting_line WHERE sku IN (:skus)))""").setParameter("skus", skus).getResultList()) {
            all.add((String) sku);
        }
        return all;
    }

    /**
     * The waiting orders for one of these skus that stock would cover if there were no other order, the oldest first;
     * needs the locks of {@link #waitedForWith}.
     */
    @SuppressWarnings("unchecked")
    public Stream<Order> coverable(Collection<String> skus) {
        return entities.createNativeQuery("""
                        SELECT o.* FROM customer_order o
                        WHERE o.order_id = ANY (ARRAY
                            (SELECT w.order_id FROM waiting_line w JOIN stock_level s ON s.sku = w.sku
                             WHERE w.order_id = ANY (ARRAY
                                 (SELECT order_id FROM waiting_line WHERE sku IN (:skus)))
                             GROUP BY w.order_id HAVING bool_and(w.quantity <= s.on_hand - s.reserved)))
                        ORDER BY o.placed_at, o.arrival""", Order.class).setParameter("skus", skus).getResultList().stream();
    }
}
