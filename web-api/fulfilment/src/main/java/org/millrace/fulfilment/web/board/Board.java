package org.millrace.fulfilment.web.board;

import java.time.Instant;
import java.util.List;
import org.millrace.fulfilment.order.Backorder;
import org.millrace.fulfilment.order.Line;
import org.millrace.fulfilment.shipment.ShipmentDetails;
import org.millrace.fulfilment.stock.StockLevel;

/**
 * The warehouse board.
 *
 * @param toDispatch the longest ready first
 * @param backorders the oldest first
 * @param stock by sku
 */
record Board(Counts counts, List<Parcel> toDispatch, List<Waiting> backorders, List<Level> stock) {

    /**
     * How much there is of everything, also of what the lists have no room for.
     *
     * @param underWay shipments that have left and not arrived
     * @param waiting orders without enough stock
     */
    record Counts(long toDispatch, long underWay, long waiting) {}

    record Parcel(
            String shipmentId, String recipient, String city, String country, Instant preparedAt, List<Line> lines) {

        static Parcel of(ShipmentDetails shipment) {
            return new Parcel(
                    shipment.shipmentId(),
                    shipment.shipTo().name(),
                    shipment.shipTo().city(),
                    shipment.shipTo().country(),
                    shipment.preparedAt(),
                    shipment.lines());
        }
    }

    record Waiting(String orderId, String recipient, Instant placedAt, List<Backorder.Want> lines) {

        static Waiting of(Backorder order) {
            return new Waiting(order.orderId(), order.recipient(), order.placedAt(), order.lines());
        }
    }

    record Level(String sku, String name, long onHand, long reserved, long available) {

        static Level of(StockLevel level) {
            return new Level(level.sku(), level.name(), level.onHand(), level.reserved(), level.available());
        }
    }

    static Board of(
            Counts counts, List<ShipmentDetails> toDispatch, List<Backorder> backorders, List<StockLevel> stock) {
        return new Board(
                counts,
                toDispatch.stream().map(Parcel::of).toList(),
                backorders.stream().map(Waiting::of).toList(),
                stock.stream().map(Level::of).toList());
    }
}
