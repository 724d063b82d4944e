package org.millrace.fulfilment.shipment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.millrace.fulfilment.order.SomeOrder.NOW;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.millrace.fulfilment.order.Line;
import org.millrace.fulfilment.order.SomeOrder;
import org.millrace.platform.event.RecordedEvents;
import org.millrace.platform.problem.Refusal;

class ShipmentTest {

    private final Shipment shipment = Shipment.prepare(SomeOrder.of(new Line("chai", 12)), NOW);

    @Test
    void isPreparedThenDispatchedThenDelivered() {
        shipment.dispatch("Federal Shipping", "FS-4711", NOW);
        shipment.deliver("Maria Anders", NOW);

        assertThat(shipment.version()).isEqualTo(3);
        assertThat(RecordedEvents.typesOf(shipment))
                .containsExactly("shipment.prepared", "shipment.dispatched", "shipment.delivered");
    }

    @Test
    void isCancelledBeforeItHasLeft() {
        shipment.cancel(NOW);

        assertThat(shipment.hasLeft()).isFalse();
        refuses(() -> shipment.dispatch("Federal Shipping", null, NOW));
    }

    @Test
    void isNotCancelledOnceItHasLeft() {
        shipment.dispatch("Federal Shipping", null, NOW);

        assertThat(shipment.hasLeft()).isTrue();
        refuses(() -> shipment.cancel(NOW));
    }

    @Test
    void isDispatchedOnce() {
        shipment.dispatch("Federal Shipping", null, NOW);
        refuses(() -> shipment.dispatch("United Package", null, NOW));
    }

    @Test
    void isNotDeliveredBeforeItHasLeft() {
        refuses(() -> shipment.deliver(null, NOW));
    }

    private static void refuses(ThrowingCallable verb) {
        assertThatThrownBy(verb)
                .asInstanceOf(type(Refusal.class))
                .extracting(
                        refusal -> refusal.problem().type(),
                        refusal -> refusal.problem().status())
                .containsExactly("shipment-state", 409);
    }
}
