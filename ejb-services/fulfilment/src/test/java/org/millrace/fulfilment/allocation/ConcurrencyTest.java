package org.millrace.fulfilment.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.millrace.fulfilment.order.Line;
import org.millrace.fulfilment.order.SomeOrder;
import org.millrace.fulfilment.shipment.Shipping;
import org.millrace.fulfilment.stock.Assortment;
import org.millrace.fulfilment.stock.ProductNews;
import org.millrace.platform.problem.Refusal;

/** Eight who place, cancel, dispatch, receive and count at the same time, all after the same few skus. */
class ConcurrencyTest {

    private static final int THREADS = 8;
    private static final int ORDERS_EACH = 60;
    private static final int SKUS = 6;

    @Test
    void nothingIsOversoldNoOrderIsForgottenAndNobodyWaitsInACircle() throws Exception {
        try (Warehouse warehouse = new Warehouse()) {
            for (int sku = 0; sku < SKUS; sku++) {
                String name = "sku-" + sku;
                warehouse.in(Assortment.class, assortment -> assortment.hear(new ProductNews(name, name, 1)));
            }
            ExecutorService people = Executors.newFixedThreadPool(THREADS);
            List<Future<?>> work = new ArrayList<>();
            for (int person = 0; person < THREADS; person++) {
                int seed = person;
                work.add(people.submit(() -> workAlong(warehouse, seed)));
            }
            for (Future<?> done : work) {
                done.get();
            }
            people.shutdown();

            assertThat(warehouse.number("SELECT count(*) FROM customer_order")).isEqualTo(THREADS * ORDERS_EACH);
            assertThat(warehouse.number("SELECT count(*) FROM stock_ledger WHERE reserved > on_hand"))
                    .isZero();
            assertThat(warehouse.number(LEVELS_THAT_ARE_NOT_THEIR_LEDGER)).isZero();
            assertThat(warehouse.number(RESERVED_FOR_NOBODY)).isZero();
            assertThat(warehouse.number("SELECT count(*) FROM customer_order WHERE status = 'BACKORDERED'"))
                    .as("some still wait, so that the next line says something")
                    .isPositive();
            assertThat(warehouse.number(WAITING_THOUGH_COVERED)).isZero();
        }
    }

    private static void workAlong(Warehouse warehouse, int seed) {
        Random random = new Random(seed);
        for (int i = 0; i < ORDERS_EACH; i++) {
            String order = "order-" + seed + "-" + i;
            Line[] lines = IntStream.rangeClosed(0, random.nextInt(3))
                    .mapToObj(line -> new Line("sku-" + random.nextInt(SKUS), 1 + random.nextInt(9)))
                    .toArray(Line[]::new);
            warehouse.in(Allocation.class, each -> each.place(SomeOrder.placed(order, lines), SomeOrder.CAUSE));
            String sku = "sku-" + random.nextInt(SKUS);
            switch (random.nextInt(4)) {
                case 0 ->
                    warehouse.in(Allocation.class, each -> each.cancel(new OrderCancelling(order), SomeOrder.CAUSE));
                case 1 ->
                    unlessRefused(() -> warehouse.in(
                            Shipping.class, each -> each.dispatch(order, "Carrier", null, null, SomeOrder.CAUSE)));
                case 2 ->
                    unlessRefused(() -> warehouse.in(
                            StockKeeping.class,
                            each -> each.count(sku, random.nextInt(20), null, null, SomeOrder.CAUSE)));
                default ->
                    warehouse.in(
                            StockKeeping.class,
                            each -> each.receive(sku, 1 + random.nextInt(20), null, SomeOrder.CAUSE));
            }
        }
    }

    private static void unlessRefused(Runnable work) {
        try {
            work.run();
        } catch (Refusal refused) {
            // not every order has a shipment yet, and not every count is possible
        }
    }

    private static final String LEVELS_THAT_ARE_NOT_THEIR_LEDGER = """
            SELECT count(*) FROM stock_level l JOIN (
                SELECT sku, count(*) AS movements, max(version) AS version,
                       sum(CASE movement WHEN 'RECEIVED' THEN quantity WHEN 'COUNTED' THEN quantity
                                         WHEN 'ISSUED' THEN -quantity ELSE 0 END) AS on_hand,
                       sum(CASE movement WHEN 'RESERVED' THEN quantity WHEN 'RELEASED' THEN -quantity
                                         WHEN 'ISSUED' THEN -quantity ELSE 0 END) AS reserved
                FROM stock_ledger GROUP BY sku) f ON f.sku = l.sku
            WHERE (l.on_hand, l.reserved, l.version, l.version)
                  IS DISTINCT FROM (f.on_hand::bigint, f.reserved::bigint, f.version, f.movements)""";

    private static final String RESERVED_FOR_NOBODY = """
            SELECT count(*) FROM stock_level l WHERE l.reserved <>
                (SELECT coalesce(sum(o.quantity), 0) FROM order_line o JOIN shipment s ON s.shipment_id = o.order_id
                 WHERE o.sku = l.sku AND s.status = 'PREPARED')""";

    private static final String WAITING_THOUGH_COVERED = """
            SELECT count(*) FROM customer_order o WHERE status = 'BACKORDERED' AND NOT EXISTS
                (SELECT 1 FROM order_line n JOIN stock_level l ON l.sku = n.sku
                 WHERE n.order_id = o.order_id AND n.quantity > l.on_hand - l.reserved)""";
}
