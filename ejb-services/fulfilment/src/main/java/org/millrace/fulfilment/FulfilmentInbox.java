package org.millrace.fulfilment;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
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
        EventHandler customer = event -> recipients.hear(event.data(CustomerNews.class));
        EventHandler product = event -> assortment.hear(event.data(ProductNews.class));
        return Map.of(
                "millrace.sales.customer.registered", customer,
                "millrace.sales.customer.changed", customer,
                "millrace.sales.product.listed", product,
                "millrace.sales.product.changed", product,
                "millrace.sales.product.discontinued", product,
                "millrace.sales.order.placed", event -> allocation.place(event.data(OrderPlaced.class), event.cause()),
                "millrace.sales.order.cancelling",
                        event -> allocation.cancel(event.data(OrderCancelling.class), event.cause()));
    }
}
