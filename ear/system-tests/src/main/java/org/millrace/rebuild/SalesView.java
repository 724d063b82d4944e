package org.millrace.rebuild;

import org.millrace.client.Api;
import org.millrace.client.Complaint;
import org.millrace.client.Response;

/**
 * Fulfilment's view of Sales' customers and products: the feed of Sales, from its beginning to its end, is handed over page
 * by page. What happens meanwhile comes to Fulfilment by itself, and neither overwrites the other's newer news.
 */
public final class SalesView {
    /** A hundred events, however long their texts, are less than a request may hold. */
    private static final String BEGINNING =
            "/events?limit=100&type=millrace.sales.customer.*&type=millrace.sales.product.*";

    private SalesView() {}

    /**
     * @return how many events were handed over
     * @throws Complaint if one of the two refuses
     */
    public static int rebuild(Api sales, Api fulfilment) {
        int heard = 0;
        for (String page = BEGINNING; ; ) {
            Response events = StockLevels.answer(200, sales.get(page), page);
            if (!events.json().isEmpty()) {
                String view = "/views/sales/events";
                StockLevels.answer(204, fulfilment.post(view, events.json()), view);
                heard += events.json().size();
            }
            if (events.header("Events-Lag").orElse("0").equals("0")) {
                return heard;
            }
            page = events.next();
        }
    }
}
