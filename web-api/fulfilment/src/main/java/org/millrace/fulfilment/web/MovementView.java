package org.millrace.fulfilment.web;

import java.time.Instant;
import org.millrace.fulfilment.stock.LedgerLine;

/**
 * A movement of a ledger as clients see it.
 *
 * @param type of the event that told of it
 * @param quantity pieces that moved; of a count the difference that it found
 * @param onHand after the movement, like reserved and available
 * @param orderId the order that it was for, or null
 * @param reason what the stocktaker said, or null
 */
public record MovementView(
        long version,
        String type,
        Instant time,
        String sku,
        long quantity,
        long onHand,
        long reserved,
        long available,
        String orderId,
        String reason) {

    static MovementView of(LedgerLine line) {
        return new MovementView(
                line.version(),
                line.movement().eventType(),
                line.time(),
                line.sku(),
                line.quantity(),
                line.onHand(),
                line.reserved(),
                line.available(),
                line.orderId(),
                line.reason());
    }
}
