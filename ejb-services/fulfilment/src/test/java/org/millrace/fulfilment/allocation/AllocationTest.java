package org.millrace.fulfilment.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.millrace.fulfilment.order.Line;
import org.millrace.fulfilment.order.OrderPlaced;
import org.millrace.fulfilment.order.SomeOrder;
import org.millrace.fulfilment.shipment.Shipping;
import org.millrace.fulfilment.stock.Assortment;
import org.millrace.fulfilment.stock.ProductNews;
import org.millrace.platform.event.Cause;
import org.millrace.platform.problem.Refusal;

class AllocationTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private static Warehouse warehouse;

    private final String chai = listed();
    private final String chang = listed();

    @BeforeAll
    static void open() throws IOException {
        warehouse = new Warehouse();
    }

    @AfterAll
    static void close() throws IOException {
        warehouse.close();
    }

    @Test
    void anOrderThatStockCoversIsAllocatedAndShipped() {
        receive(chai, 10);
        String order = place(new Line(chai, 4));
        dispatch(order);

        assertThat(eventsAbout(order)).containsExactly("order.allocated", "shipment.prepared", "shipment.dispatched");
        assertThat(eventsAbout(chai)).containsExactly("stock.received", "stock.reserved", "stock.issued");
        assertThat(level(chai)).isEqualTo("6 on hand, 0 reserved");
    }

    @Test
    void anOrderThatIsShortOfOneSkuReservesNothingOfTheOthers() {
        receive(chai, 10);
        String order = place(new Line(chai, 4), new Line(chang, 1));

        assertThat(eventsAbout(order)).containsExactly("order.backordered");
        assertThat(level(chai)).isEqualTo("10 on hand, 0 reserved");
    }

    @Test
    void stockThatArrivesGoesToTheOldestOrderThatItFillsWholeThenToTheNext() {
        String tooBig = place(new Line(chai, 100));
        String oldest = place(new Line(chai, 4));
        String next = place(new Line(chai, 4));
        String last = place(new Line(chai, 4));
        receive(chai, 9);

        assertThat(waiting()).contains(tooBig, last).doesNotContain(oldest, next);
        assertThat(eventsAbout(oldest)).containsExactly("order.backordered", "order.allocated", "shipment.prepared");
        assertThat(level(chai)).isEqualTo("9 on hand, 8 reserved");
    }

    @Test
    void theOldestIsTheOneThatWasPlacedFirstWhateverWasHeardFirst() {
        Instant now = Instant.parse("2026-11-23T10:00:00Z");
        String younger = placeAt(now, new Line(chai, 4));
        String older = placeAt(now.minusSeconds(1), new Line(chai, 4));
        receive(chai, 4);

        assertThat(waiting()).contains(younger).doesNotContain(older);
    }

    @Test
    void anOrderWaitsUntilTheLastOfItsSkusIsThere() {
        String order = place(new Line(chai, 1), new Line(chang, 1));
        receive(chai, 1);
        assertThat(waiting()).contains(order);
        receive(chang, 1);
        assertThat(waiting()).doesNotContain(order);
    }

    @Test
    void aReceiptFillsAlsoTheOrderThatBeganToWaitWhileItWasHeldUpItself() throws Exception {
        receive(chang, 1);
        CountDownLatch waits = new CountDownLatch(1);
        OrderPlaced placed = SomeOrder.placed("late-1", new Line(chai, 1), new Line(chang, 1));
        CompletableFuture<Void> placing =
                CompletableFuture.runAsync(() -> warehouse.in(Allocation.class, allocation -> {
                    allocation.place(placed, SomeOrder.CAUSE);
                    waits.countDown();
                    letOthersComeToTheLock();
                }));
        waits.await();
        receive(chai, 1);
        placing.get();

        assertThat(waiting()).doesNotContain("late-1");
    }

    @Test
    void stockThatIsFoundIsStockThatArrives() {
        String order = place(new Line(chai, 4));
        warehouse.in(
                StockKeeping.class, keeping -> keeping.count(chai, 4, "found behind the shelf", null, SomeOrder.CAUSE));

        assertThat(waiting()).doesNotContain(order);
    }

    @Test
    void whatACancelledOrderHeldGoesToThoseWhoWait() {
        receive(chai, 4);
        String cancelled = place(new Line(chai, 4));
        String waiting = place(new Line(chai, 3));
        cancel(cancelled);

        assertThat(eventsAbout(cancelled))
                .containsExactly("order.allocated", "shipment.prepared", "shipment.cancelled", "order.cancelled");
        assertThat(eventsAbout(waiting)).contains("order.allocated");
        assertThat(level(chai)).isEqualTo("4 on hand, 3 reserved");
    }

    @Test
    void aWaitingOrderIsCancelledAndGetsNothingAnyMore() {
        String order = place(new Line(chai, 4));
        cancel(order);
        receive(chai, 4);

        assertThat(eventsAbout(order)).containsExactly("order.backordered", "order.cancelled");
        assertThat(level(chai)).isEqualTo("4 on hand, 0 reserved");
    }

    @Test
    void theCancellationOfWhatHasLeftIsRefused() {
        receive(chai, 4);
        String order = place(new Line(chai, 4));
        dispatch(order);
        cancel(order);

        assertThat(eventsAbout(order)).endsWith("shipment.dispatched", "order.cancellation-refused");
    }

    @Test
    void anOrderThatWasCancelledBeforeItWasHeardOfReservesNothing() {
        receive(chai, 4);
        String order = "early-" + NUMBER.incrementAndGet();
        cancel(order);
        warehouse.in(
                Allocation.class,
                allocation -> allocation.place(SomeOrder.placed(order, new Line(chai, 4)), SomeOrder.CAUSE));

        assertThat(eventsAbout(order)).containsExactly("order.cancelled");
        assertThat(level(chai)).isEqualTo("4 on hand, 0 reserved");
    }

    @Test
    void anOrderForASkuThatNobodyListedYetWaitsForIt() {
        String sku = "sku-" + NUMBER.incrementAndGet();
        String order = place(new Line(sku, 1));
        assertThatThrownBy(() -> receive(sku, 1))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.problem().type()).isEqualTo("unknown-sku"));
        list(sku);
        receive(sku, 1);

        assertThat(waiting()).doesNotContain(order);
    }

    @Test
    void whatFollowsFromAReceiptBelongsToTheOrdersOwnStory() {
        String order = place(new Line(chai, 1));
        warehouse.in(
                StockKeeping.class, keeping -> keeping.receive(chai, 1, null, new Cause("receipt", "receipt", null)));

        assertThat(warehouse.list(
                        "SELECT correlation_id || '/' || causation_id FROM event WHERE type LIKE '%order.allocated'"
                                + " AND subject = '" + order + "'",
                        row -> row.getString(1)))
                .containsExactly("operation-1/receipt");
    }

    private static void letOthersComeToTheLock() {
        await().until(() -> !warehouse
                .list("SELECT pid FROM pg_stat_activity WHERE wait_event_type = 'Lock'", row -> row.getInt(1))
                .isEmpty());
    }

    private static String listed() {
        String sku = "sku-" + NUMBER.incrementAndGet();
        list(sku);
        return sku;
    }

    private static void list(String sku) {
        warehouse.in(Assortment.class, assortment -> assortment.hear(new ProductNews(sku, sku, 1)));
    }

    private static String place(Line... lines) {
        return placeAt(SomeOrder.NOW, lines);
    }

    private static String placeAt(Instant time, Line... lines) {
        OrderPlaced placed = SomeOrder.placedAt(time, "order-" + NUMBER.incrementAndGet(), lines);
        warehouse.in(Allocation.class, allocation -> allocation.place(placed, SomeOrder.CAUSE));
        return placed.orderId();
    }

    private static void receive(String sku, long quantity) {
        warehouse.in(StockKeeping.class, keeping -> keeping.receive(sku, quantity, null, SomeOrder.CAUSE));
    }

    private static void cancel(String order) {
        warehouse.in(Allocation.class, allocation -> allocation.cancel(new OrderCancelling(order), SomeOrder.CAUSE));
    }

    private static void dispatch(String order) {
        warehouse.in(Shipping.class, shipping -> shipping.dispatch(order, "Carrier", null, null, SomeOrder.CAUSE));
    }

    private static List<String> eventsAbout(String subject) {
        return warehouse.list(
                "SELECT replace(type, 'millrace.fulfilment.', '') FROM event WHERE subject = '" + subject
                        + "' ORDER BY insertion",
                row -> row.getString(1));
    }

    private static List<String> waiting() {
        return warehouse.list("SELECT DISTINCT order_id FROM waiting_line", row -> row.getString(1));
    }

    private static String level(String sku) {
        return warehouse
                .list(
                        "SELECT on_hand || ' on hand, ' || reserved || ' reserved' FROM stock_level WHERE sku = '" + sku
                                + "'",
                        row -> row.getString(1))
                .get(0);
    }
}
