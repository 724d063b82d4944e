package org.millrace.sales.order;

import jakarta.ejb.Stateless;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.millrace.platform.database.BoundedWait;

/** Orders at a glance: a line each, and how many there are. */
@Stateless
@Interceptors(BoundedWait.class)
public class OrderOverview {

    /** Those with which something is still to happen. What has ended grows for ever, and counting it would take as long. */
    private static final Set<OrderStatus> OPEN =
            EnumSet.complementOf(EnumSet.of(OrderStatus.DELIVERED, OrderStatus.CANCELLED));

    private static final String SUMMARIES = """
            select new org.millrace.sales.order.OrderSummary(
                o.orderId, o.customerId, c.name, o.status, o.total, o.placedAt)
            from Order o join Customer c on c.customerId = o.customerId""";

    private static final String NEWEST_FIRST = " order by o.placedAt desc, o.orderId desc";

    @PersistenceContext(unitName = "sales")
    private EntityManager entities;

    /** Of all customers, the newest first. */
    public List<OrderSummary> newest(int limit) {
        return entities.createQuery(SUMMARIES + NEWEST_FIRST, OrderSummary.class)
                .setMaxResults(limit)
                .getResultList();
    }

    /**
     * Of one customer, the newest first.
     *
     * @param before where the page before ended, or null for the first page
     */
    public List<OrderSummary> newestOf(String customerId, Orders.Position before, int limit) {
        String older = before == null
                ? ""
                : " and o.placedAt <= :placedAt and (o.placedAt < :placedAt or o.orderId < :orderId)";
        TypedQuery<OrderSummary> query = entities.createQuery(
                        SUMMARIES + " where o.customerId = :customerId" + older + NEWEST_FIRST, OrderSummary.class)
                .setParameter("customerId", customerId)
                .setMaxResults(limit);
        if (before != null) {
            query.setParameter("placedAt", before.placedAt()).setParameter("orderId", before.orderId());
        }
        return query.getResultList();
    }

    /** How many orders are where, of those that are neither delivered nor cancelled. */
    public Map<OrderStatus, Long> open() {
        Map<OrderStatus, Long> counts = new EnumMap<>(OrderStatus.class);
        OPEN.forEach(status -> counts.put(status, 0L));
        entities.createQuery(
                        "select o.status, count(o) from Order o where o.status in :open group by o.status",
                        Object[].class)
                .setParameter("open", OPEN)
                .getResultList()
                .forEach(row -> counts.put((OrderStatus) row[0], (Long) row[1]));
        return counts;
    }
}
