package org.millrace.fulfilment.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.millrace.fulfilment.order.Line;
import org.millrace.fulfilment.order.SomeOrder;
import org.millrace.fulfilment.recipient.Address;
import org.millrace.fulfilment.recipient.CustomerNews;
import org.millrace.fulfilment.recipient.Recipients;
import org.millrace.fulfilment.shipment.Shipping;
import org.millrace.fulfilment.stock.Assortment;
import org.millrace.fulfilment.stock.ProductNews;
import org.millrace.platform.problem.Refusal;

/** Views can be thrown away, or damaged, and come out of what happened as they were, while things go on happening. */
class RebuildTest {

    private static final int PEOPLE = 4;
    private static final int RECEIPTS_EACH = 60;

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private static final String LEVELS_THAT_NEVER_WERE = """
            SELECT count(*) FROM stock_level l WHERE version > 0 AND NOT EXISTS
                (SELECT 1 FROM stock_ledger e
                 WHERE (e.sku, e.version, e.on_hand, e.reserved) = (l.sku, l.version, l.on_hand, l.reserved))""";

    private static Warehouse warehouse;

    private final String chai = "chai-" + NUMBER.incrementAndGet();
    private final String weber = "weber-" + NUMBER.incrementAndGet();

    @BeforeAll
    static void open() throws IOException {
        warehouse = new Warehouse();
    }

    @AfterAll
    static void close() throws IOException {
        warehouse.close();
    }

    @Test
    void aDamagedLevelIsMadeAnewFromItsLedger() {
        listAndReceive(10);
        place("order-" + chai, 4);
        dispatch("order-" + chai);
        place("waits-" + chai, 2);
        damage("on_hand = 700, reserved = 30, version = 2");

        rebuild();

        assertThat(level()).isEqualTo("6 on hand, 2 reserved, version 4");
    }

    @Test
    void aRebuildThatIsNotNeededChangesAndTellsNothing() {
        listAndReceive(10);
        long events = warehouse.number("SELECT count(*) FROM event");

        rebuild();
        rebuild();

        assertThat(level()).isEqualTo("10 on hand, 0 reserved, version 1");
        assertThat(warehouse.number("SELECT count(*) FROM event")).isEqualTo(events);
    }

    @Test
    void aLedgerOfManyPagesIsFoldedWhole() {
        listAndReceive(10);
        warehouse.damage("""
                INSERT INTO stock_ledger (sku, version, movement, quantity, on_hand, reserved, time)
                SELECT '%s', n, 'RECEIVED', 1, 9 + n, 0, now() FROM generate_series(2, 2500) n""".formatted(chai));

        rebuild();

        assertThat(level()).isEqualTo("2509 on hand, 0 reserved, version 2500");
    }

    @Test
    void aLevelThatWasThrownAwayIsMadeAnewByWhoeverNeedsItFirst() {
        listAndReceive(10);
        warehouse.damage("DELETE FROM stock_level WHERE sku = '" + chai + "'");

        receive(5);

        assertThat(level()).isEqualTo("15 on hand, 0 reserved, version 2");
    }

    @Test
    void whatALevelHadForgottenGoesToTheOrderThatWaitsForIt() {
        listAndReceive(10);
        damage("on_hand = 0");
        place("order-" + chai, 4);
        assertThat(statusOf("order-" + chai)).isEqualTo("BACKORDERED");

        rebuild();

        assertThat(statusOf("order-" + chai)).isEqualTo("ALLOCATED");
        assertThat(level()).isEqualTo("10 on hand, 4 reserved, version 2");
    }

    @Test
    void whatSalesHasNotListedHasNoLevelToRebuild() {
        assertThatThrownBy(this::rebuild).isInstanceOf(Refusal.class);
    }

    @Test
    void nothingIsLostAndNoReaderSeesWhatNeverWasWhileGoodsComeInDuringRebuilds() throws Exception {
        listAndReceive(1);
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService people = Executors.newFixedThreadPool(PEOPLE + 3);
        List<Future<?>> receipts = new ArrayList<>();
        for (int person = 0; person < PEOPLE; person++) {
            receipts.add(people.submit(() -> {
                for (int i = 0; i < RECEIPTS_EACH; i++) {
                    receive(1);
                }
            }));
        }
        List<Future<?>> others = List.of(
                people.submit(() -> repeat(over, this::rebuild)),
                people.submit(() -> repeat(over, this::rebuild)),
                people.submit(() -> repeat(
                        over,
                        () -> assertThat(warehouse.number(LEVELS_THAT_NEVER_WERE))
                                .isZero())));
        for (Future<?> done : receipts) {
            done.get();
        }
        over.set(true);
        for (Future<?> done : others) {
            done.get();
        }
        people.shutdown();

        int all = 1 + PEOPLE * RECEIPTS_EACH;
        assertThat(level()).isEqualTo("%d on hand, 0 reserved, version %d".formatted(all, all));
    }

    @Test
    void olderNewsNeverOverwritesNewerAndTheNewestHeardAgainMends() {
        hear(customer(1), customer(2));
        hear(product(1), product(2));
        hear(customer(1));
        hear(product(1));
        assertThat(names()).containsExactly("name 2", "name 2");

        warehouse.damage("UPDATE recipient SET name = 'gone' WHERE customer_id = '" + weber + "'");
        warehouse.damage("UPDATE stock_item SET name = 'gone' WHERE sku = '" + chai + "'");
        hear(customer(1), customer(2));
        hear(product(1), product(2));

        assertThat(names()).containsExactly("name 2", "name 2");
    }

    @Test
    void theNewestNewsCountsInWhateverOrderAllOfItIsHeardAtOnce() throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(PEOPLE);
        List<Future<?>> hearing = new ArrayList<>();
        for (int person = 0; person < PEOPLE; person++) {
            List<Long> versions =
                    new ArrayList<>(LongStream.rangeClosed(1, 50).boxed().toList());
            Collections.shuffle(versions, new Random(person));
            hearing.add(people.submit(() -> versions.forEach(version -> {
                hear(customer(version));
                hear(product(version));
            })));
        }
        for (Future<?> done : hearing) {
            done.get();
        }
        people.shutdown();

        assertThat(names()).containsExactly("name 50", "name 50");
    }

    private static void repeat(AtomicBoolean over, Runnable work) {
        do {
            work.run();
        } while (!over.get());
    }

    private void listAndReceive(long quantity) {
        hear(product(1));
        receive(quantity);
    }

    private void receive(long quantity) {
        warehouse.in(StockKeeping.class, each -> each.receive(chai, quantity, null, SomeOrder.CAUSE));
    }

    private void rebuild() {
        warehouse.in(StockKeeping.class, each -> each.rebuild(chai, null, SomeOrder.CAUSE));
    }

    private void place(String order, int quantity) {
        warehouse.in(
                Allocation.class,
                each -> each.place(SomeOrder.placed(order, new Line(chai, quantity)), SomeOrder.CAUSE));
    }

    private static void dispatch(String order) {
        warehouse.in(Shipping.class, each -> each.dispatch(order, "Carrier", null, null, SomeOrder.CAUSE));
    }

    private void damage(String level) {
        warehouse.damage("UPDATE stock_level SET " + level + " WHERE sku = '" + chai + "'");
    }

    private CustomerNews customer(long version) {
        return new CustomerNews(
                weber,
                "name " + version,
                null,
                new Address("Am Markt 3", "Freiburg", null, "79098", "Germany"),
                version);
    }

    private ProductNews product(long version) {
        return new ProductNews(chai, "name " + version, version);
    }

    private static void hear(CustomerNews... news) {
        for (CustomerNews each : news) {
            warehouse.in(Recipients.class, recipients -> recipients.hear(each));
        }
    }

    private static void hear(ProductNews... news) {
        for (ProductNews each : news) {
            warehouse.in(Assortment.class, assortment -> assortment.hear(each));
        }
    }

    private List<String> names() {
        return warehouse.list("""
                SELECT name FROM recipient WHERE customer_id = '%s'
                UNION ALL SELECT name FROM stock_item WHERE sku = '%s'""".formatted(weber, chai), row -> row.getString(1));
    }

    private String level() {
        return warehouse
                .list(
                        "SELECT * FROM stock_level WHERE sku = '" + chai + "'",
                        row -> "%d on hand, %d reserved, version %d"
                                .formatted(row.getLong("on_hand"), row.getLong("reserved"), row.getLong("version")))
                .get(0);
    }

    private static String statusOf(String order) {
        return warehouse
                .list(
                        "SELECT status FROM customer_order WHERE order_id = '" + order + "'",
                        row -> row.getString("status"))
                .get(0);
    }
}
