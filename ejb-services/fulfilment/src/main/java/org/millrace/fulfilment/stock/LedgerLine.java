package org.millrace.fulfilment.stock;

import java.time.Instant;

/**
 * One movement in the ledger, as it is shown.
 *
 * @param version number of the movement, from 1
 * @param movement what happened
 * @param quantity pieces that moved; of a count the difference that it found
 * @param onHand after the movement, like reserved and available
 * @param orderId the order that it was for, or null
 * @param reason what the stocktaker said, or null
 */
public record LedgerLine(
        String sku,
        long version,
        Movement movement,
        Instant time,
        long quantity,
        long onHand,
        long reserved,
        long available,
        String orderId,
        String reason) {}
