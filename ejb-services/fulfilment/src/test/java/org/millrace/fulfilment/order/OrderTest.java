package org.millrace.fulfilment.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.millrace.platform.event.Cause;
import org.millrace.platform.event.RecordedEvents;

class OrderTest {

    private final Order order = SomeOrder.of(new Line("chang", 5), new Line("chai", 1), new Line("chang", 2));

    @Test
    void theSameSkuTwiceIsAddedUp() {
        assertThat(order.lines()).containsExactly(new Line("chai", 1), new Line("chang", 7));
    }

    @Test
    void aBackorderIsAllocatedOnceStockCoversIt() {
        order.backorder();
        order.allocate();

        assertThat(order.status()).isEqualTo(OrderStatus.ALLOCATED);
        assertThat(RecordedEvents.typesOf(order)).containsExactly("order.backordered", "order.allocated");
    }

    @Test
    void anOrderIsAllocatedOnce() {
        order.allocate();
        assertThatIllegalStateException().isThrownBy(order::allocate);
        assertThatIllegalStateException().isThrownBy(order::backorder);
    }

    @Test
    void aCancelledOrderStaysCancelled() {
        order.backorder();
        order.cancel();
        assertThatIllegalStateException().isThrownBy(order::allocate);
    }

    @Test
    void aCancellationThatCameTooLateIsRefusedAndChangesNothing() {
        order.allocate();
        order.refuseCancellation("dispatched");

        assertThat(order.status()).isEqualTo(OrderStatus.ALLOCATED);
        assertThat(RecordedEvents.typesOf(order)).containsExactly("order.allocated", "order.cancellation-refused");
    }

    @Test
    void whatHappensBecauseOfSomethingElseStillBelongsToTheOrdersOwnBeginning() {
        Cause receipt = new Cause("operation-2", "operation-2", "00-trace");
        assertThat(order.because(receipt)).isEqualTo(new Cause("operation-1", "operation-2", "00-trace"));
    }
}
