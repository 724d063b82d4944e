package org.millrace.sales.order;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.function.Consumer;
import org.millrace.platform.database.Lookup;
import org.millrace.platform.event.EventLog;
import org.millrace.platform.inbox.ReceivedEvent;

/** Moves orders along as Fulfilment tells of them. News of an order that Sales does not have is nothing to Sales. */
@Stateless
public class FulfilmentNews {

    /** What Sales reads in an event of Fulfilment's order or shipment. */
    record News(String orderId, String reason) {}

    @PersistenceContext(unitName = "sales")
    private EntityManager entities;

    @Inject
    private EventLog events;

    public void backordered(ReceivedEvent event) {
        tell(event, Order::backorder);
    }

    public void allocated(ReceivedEvent event) {
        tell(event, Order::allocate);
    }

    public void dispatched(ReceivedEvent event) {
        tell(event, Order::dispatch);
    }

    public void delivered(ReceivedEvent event) {
        tell(event, Order::deliver);
    }

    public void cancelled(ReceivedEvent event) {
        tell(event, Order::confirmCancellation);
    }

    public void cancellationRefused(ReceivedEvent event) {
        String reason = event.data(News.class).reason();
        tell(event, order -> order.refuseCancellation(reason));
    }

    private void tell(ReceivedEvent event, Consumer<Order> verb) {
        String orderId = event.data(News.class).orderId();
        Order order = Lookup.findForUpdate(entities, Order.class, orderId);
        if (order != null) {
            verb.accept(order);
            events.append(event.cause(), order);
        }
    }
}
