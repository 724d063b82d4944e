package org.millrace.fulfilment.stock;

/**
 * Data of every {@code millrace.fulfilment.stock.*} event about one movement.
 *
 * @param quantity how much moved; of a count the difference that it found
 * @param onHand after the movement, like the two that follow
 * @param version number of the movement in the sku's ledger
 * @param orderId the order that it was for, if it was for one
 * @param reason what the stocktaker said, if anything
 */
record StockMoved(
        String sku,
        long quantity,
        long onHand,
        long reserved,
        long available,
        long version,
        String orderId,
        String reason) {}
