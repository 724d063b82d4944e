package org.millrace.fulfilment;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import org.millrace.fulfilment.allocation.Allocation;
import org.millrace.fulfilment.allocation.OrderCancelling;
import org.millrace.fulfilment.order.OrderPlaced;
import org.millrace.fulfilment.recipient.CustomerNews;
import org.millrace.fulfilment.recipient.Recipients;
import org.millrace.fulfilment.stock.Assortment;
import org.millrace.fulfilment.stock.ProductNews;
import org.millrace.platform.inbox.EventHandler;

/** The events of Sales that concern Fulfilment. */
@Dependent
public class FulfilmentInbox {

    private final Recipients recipients;
    private final Assortment assortment;
    private final Allocation allocation;

    @Inject
    public FulfilmentInbox(Recipients recipients, Assortment assortment, Allocation allocation) {
        this.recipients = recipients;
        this.assortment = assortment;
        this.allocation = allocation;
    }

    /** By event type. */
    public Map<String, EventHandler> handlers() {
        Map<String, EventHandler> handlers = new HashMap<>();
        SalesView.CUSTOMERS.forEach(
                type -> handlers.put(type, event -> recipients.hear(event.data(CustomerNews.class))));
        SalesView.PRODUCTS.forEach(type -> handlers.put(type, event -> assortment.hear(event.data(ProductNews.class))));
        handlers.put(
                "millrace.sales.order.placed", event -> allocation.place(event.data(OrderPlaced.class), event.cause()));
        handlers.put(
                "millrace.sales.order.cancelling",
                event -> allocation.cancel(event.data(OrderCancelling.class), event.cause()));
        return handlers;
    }
}
