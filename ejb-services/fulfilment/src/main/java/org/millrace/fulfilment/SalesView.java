package org.millrace.fulfilment;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Set;
import org.millrace.fulfilment.recipient.CustomerNews;
import org.millrace.fulfilment.recipient.Recipients;
import org.millrace.fulfilment.stock.Assortment;
import org.millrace.fulfilment.stock.ProductNews;
import org.millrace.platform.database.DatabaseUnavailable;
import org.millrace.platform.json.Json;

/**
 * What Fulfilment keeps of Sales' customers and products. It can be thrown away and heard again from the feed of Sales, for
 * the events that it is made of carry versions, and need no inbox to be taken right.
 */
@Dependent
public class SalesView {

    static final Set<String> CUSTOMERS =
            Set.of("millrace.sales.customer.registered", "millrace.sales.customer.changed");

    static final Set<String> PRODUCTS = Set.of(
            "millrace.sales.product.listed", "millrace.sales.product.changed", "millrace.sales.product.discontinued");

    private final Recipients recipients;
    private final Assortment assortment;

    @Inject
    public SalesView(Recipients recipients, Assortment assortment) {
        this.recipients = recipients;
        this.assortment = assortment;
    }

    /**
     * Hears an event again, at the request of somebody who waits. It changes nothing if a newer one was heard, also in the
     * same moment from the topic. Events about anything else, orders above all, do not count: they are to be heard once.
     *
     * @param type of the event
     * @param data of the event as JSON
     * @throws DatabaseUnavailable if the database is away
     */
    public void hearAgain(String type, String data) {
        if (CUSTOMERS.contains(type)) {
            recipients.hearAgain(Json.read(data, CustomerNews.class));
        } else if (PRODUCTS.contains(type)) {
            assortment.hearAgain(Json.read(data, ProductNews.class));
        }
    }
}
