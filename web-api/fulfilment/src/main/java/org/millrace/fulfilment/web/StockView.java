package org.millrace.fulfilment.web;

import java.time.Instant;
import org.millrace.fulfilment.stock.StockLevel;
import org.millrace.platform.web.link.Api;
import org.millrace.platform.web.link.Links;

/** The stock of a sku as clients see it. */
public record StockView(
        String sku, String name, long onHand, long reserved, long available, long version, Links _links) {

    static StockView of(StockLevel level, Api api) {
        String path = "/stock/" + level.sku();
        return of(
                level,
                api.links(path)
                        .and("ledger", path + "/ledger")
                        .and("receipts", path + "/receipts")
                        .and("counts", path + "/counts")
                        .and("events", "/events?subject=" + level.sku()));
    }

    /** As it was: that can be looked at, and nothing can be done to it. */
    static StockView of(StockLevel level, Instant at, Api api) {
        String path = "/stock/" + level.sku();
        return of(level, api.links(path + "?at=" + at).and("current", path).and("ledger", path + "/ledger"));
    }

    private static StockView of(StockLevel level, Links links) {
        return new StockView(
                level.sku(), level.name(), level.onHand(), level.reserved(), level.available(), level.version(), links);
    }
}
