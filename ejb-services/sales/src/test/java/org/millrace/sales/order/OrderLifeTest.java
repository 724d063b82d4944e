package org.millrace.sales.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.millrace.sales.order.OrderStatus.*;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.millrace.platform.event.NewEvent;
import org.millrace.platform.event.RecordedEvents;
import org.millrace.platform.problem.Refusal;

class OrderLifeTest {

    @Test
    void goesToTheCustomerUnlessToldOtherwise() {
        assertThat(SomeOrder.placed().snapshot().shipTo())
                .isEqualTo(new ShipTo("Blumen Weber", "Am Markt 3", "Freiburg", null, "79098", "Germany"));
    }

    @Test
    void tellsTheWholeOrderWhenItIsPlaced() {
        Order order = Order.place(
                "10248", SomeOrder.customer(), null, List.of(SomeOrder.line("11", 12, "14.00", "0")), SomeOrder.NOON);

        List<NewEvent> events = RecordedEvents.of(order);

        assertThat(events)
                .containsExactly(
                        new NewEvent("millrace.sales.order.placed", "10248", "order/10248", 1, order.snapshot()));
        assertThat(order.snapshot().version()).isEqualTo(1);
    }

    @Test
    void recordsEveryStepToTheDoor() {
        Order order = SomeOrder.placed();

        order.backorder();
        order.allocate();
        order.dispatch();
        order.deliver();

        assertThat(order.status()).isEqualTo(DELIVERED);
        assertThat(order.version()).isEqualTo(5);
        assertThat(RecordedEvents.typesOf(order))
                .containsExactly("order.backordered", "order.allocated", "order.dispatched", "order.delivered");
    }

    @Test
    void ignoresNewsThatNoLongerFits() {
        Order order = SomeOrder.in(DISPATCHED);

        order.backorder();
        order.allocate();
        order.dispatch();
        order.confirmCancellation();

        assertThat(order.status()).isEqualTo(DISPATCHED);
        assertThat(RecordedEvents.of(order)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"PLACED", "BACKORDERED", "ALLOCATED"})
    void waitsForFulfilmentOnceACancellationIsAskedFor(OrderStatus before) {
        Order order = SomeOrder.in(before);

        order.cancel("ordered twice");

        assertThat(order.status()).isEqualTo(CANCELLING);
        assertThat(RecordedEvents.of(order))
                .extracting(NewEvent::type, NewEvent::data)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        "millrace.sales.order.cancelling",
                        new OrderProgress("10248", "WEBER", CANCELLING, "ordered twice", order.version())));
    }

    @ParameterizedTest
    @EnumSource(names = {"DISPATCHED", "DELIVERED"})
    void isNotCancelledOnceItHasLeft(OrderStatus status) {
        assertRefused(SomeOrder.in(status), "order-dispatched");
    }

    @ParameterizedTest
    @EnumSource(names = {"CANCELLING", "CANCELLED"})
    void isCancelledOnce(OrderStatus status) {
        assertRefused(SomeOrder.in(status), "order-cancelled");
    }

    @Test
    void isDispatchedAfterAllWhenItHadLeftBeforeItsCancellationArrived() {
        Order order = SomeOrder.in(CANCELLING);

        order.dispatch();
        order.refuseCancellation("has left");

        assertThat(order.status()).isEqualTo(DISPATCHED);
        assertThat(RecordedEvents.typesOf(order)).containsExactly("order.dispatched", "order.cancellation-refused");
    }

    @Test
    void isDispatchedByTheRefusalOfItsCancellationAlone() {
        Order order = SomeOrder.in(CANCELLING);

        order.refuseCancellation("has left");

        assertThat(RecordedEvents.typesOf(order)).containsExactly("order.dispatched", "order.cancellation-refused");
    }

    private static void assertRefused(Order order, String problem) {
        assertThatThrownBy(() -> order.cancel(null)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.problem().type()).isEqualTo(problem);
            assertThat(refusal.problem().status()).isEqualTo(409);
        });
        assertThat(RecordedEvents.of(order)).isEmpty();
    }
}
