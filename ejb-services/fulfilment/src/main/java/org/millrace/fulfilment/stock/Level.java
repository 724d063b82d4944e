package org.millrace.fulfilment.stock;

/**
 * How much of a sku there is, and how much of that is promised to orders. No level exists that promises more than
 * there is: whatever would lead to one fails.
 *
 * @param onHand pieces in the warehouse
 * @param reserved pieces of those that belong to orders which have not left yet
 */
public record Level(long onHand, long reserved) {

    public static final Level NONE = new Level(0, 0);

    public Level {
        if (reserved < 0 || reserved > onHand) {
            throw new IllegalStateException("Oversold: " + reserved + " reserved of " + onHand + " on hand");
        }
    }

    /** Pieces that the next order may have. */
    public long available() {
        return onHand - reserved;
    }
}
