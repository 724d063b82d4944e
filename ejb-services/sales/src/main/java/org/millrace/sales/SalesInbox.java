package org.millrace.sales;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import org.millrace.platform.inbox.EventHandler;
import org.millrace.sales.order.FulfilmentNews;
import org.millrace.sales.product.StockLevels;

/** What Sales does when Fulfilment tells of something; all else it tells is nothing to Sales. */
@ApplicationScoped
public class SalesInbox {

    @Inject
    private FulfilmentNews news;

    @Inject
    private StockLevels stock;

    public Map<String, EventHandler> handlers() {
        return Map.ofEntries(
                Map.entry("millrace.fulfilment.order.backordered", news::backordered),
                Map.entry("millrace.fulfilment.order.allocated", news::allocated),
                Map.entry("millrace.fulfilment.order.cancelled", news::cancelled),
                Map.entry("millrace.fulfilment.order.cancellation-refused", news::cancellationRefused),
                Map.entry("millrace.fulfilment.shipment.dispatched", news::dispatched),
                Map.entry("millrace.fulfilment.shipment.delivered", news::delivered),
                Map.entry("millrace.fulfilment.stock.received", stock::changed),
                Map.entry("millrace.fulfilment.stock.counted", stock::changed),
                Map.entry("millrace.fulfilment.stock.reserved", stock::changed),
                Map.entry("millrace.fulfilment.stock.released", stock::changed),
                Map.entry("millrace.fulfilment.stock.issued", stock::changed));
    }
}
