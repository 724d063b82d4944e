package org.millrace.sales.order;

import jakarta.ejb.Stateless;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.millrace.platform.database.BoundedWait;
import org.millrace.platform.database.Lookup;

/** Reads orders. They are placed and cancelled by commands. */
@Stateless
@Interceptors(BoundedWait.class)
public class Orders {

    /**
     * Which orders are wanted.
     *
     * @param customerId only this customer's, or null
     * @param status only those in this status, or null
     */
    public record Filter(String customerId, OrderStatus status) {}

    /** Where a page of orders ended: the next one begins with what was placed before. */
    public record Position(Instant placedAt, String orderId) {

        /** Beyond all that this will see, and well within what the database knows. */
        private static final Instant FAR = Instant.parse("9999-12-31T00:00:00Z");

        /**
         * Reads what {@link #toString} wrote.
         *
         * @throws DateTimeException if it is something else
         */
        public static Position parse(String text) {
            String[] parts = text.split("/", 2);
            Instant placedAt = Instant.parse(parts[0]);
            if (placedAt.isBefore(Instant.EPOCH) || placedAt.isAfter(FAR)) {
                throw new DateTimeException("No order was placed then");
            }
            return new Position(placedAt, parts.length == 2 ? parts[1] : "");
        }

        @Override
        public String toString() {
            return placedAt + "/" + orderId;
        }
    }

    @PersistenceContext(unitName = "sales")
    private EntityManager entities;

    public Optional<OrderSnapshot> find(String orderId) {
        return Optional.ofNullable(Lookup.find(entities, Order.class, orderId)).map(Order::snapshot);
    }

    /**
     * A page of orders, the newest first.
     *
     * @param after where the page before ended, or null for the first page
     */
    public List<OrderSnapshot> page(Filter filter, Position after, int limit) {
        CriteriaBuilder builder = entities.getCriteriaBuilder();
        CriteriaQuery<Order> query = builder.createQuery(Order.class);
        Root<Order> order = query.from(Order.class);
        List<Predicate> conditions = new ArrayList<>();
        if (filter.customerId() != null) {
            conditions.add(builder.equal(order.get("customerId"), filter.customerId()));
        }
        if (filter.status() != null) {
            conditions.add(builder.equal(order.get("status"), filter.status()));
        }
        if (after != null) {
            conditions.add(builder.lessThanOrEqualTo(order.get("placedAt"), after.placedAt()));
            conditions.add(builder.or(
                    builder.lessThan(order.get("placedAt"), after.placedAt()),
                    builder.lessThan(order.get("orderId"), after.orderId())));
        }
        query.where(conditions.toArray(Predicate[]::new))
                .orderBy(builder.desc(order.get("placedAt")), builder.desc(order.get("orderId")));
        return entities.createQuery(query)
                .setMaxResults(limit)
                .getResultStream()
                .map(Order::snapshot)
                .toList();
    }
}
