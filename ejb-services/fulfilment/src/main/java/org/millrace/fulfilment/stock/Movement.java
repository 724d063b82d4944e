package org.millrace.fulfilment.stock;

import java.util.Locale;

/** The ways in which a level changes; each is an event too. */
public enum Movement {
    /** Goods came in. */
    RECEIVED {
        @Override
        Level apply(Level level, long quantity) {
            return new Level(level.onHand() + quantity, level.reserved());
        }
    },

    /** A stocktake found this many more, or fewer where negative, than the level said. */
    COUNTED {
        @Override
        Level apply(Level level, long quantity) {
            return new Level(level.onHand() + quantity, level.reserved());
        }
    },

    /** Promised to an order. */
    RESERVED {
        @Override
        Level apply(Level level, long quantity) {
            return new Level(level.onHand(), level.reserved() + quantity);
        }
    },

    /** The order does not need it any more. */
    RELEASED {
        @Override
        Level apply(Level level, long quantity) {
            return new Level(level.onHand(), level.reserved() - quantity);
        }
    },

    /** Left the warehouse with the order that it was reserved for. */
    ISSUED {
        @Override
        Level apply(Level level, long quantity) {
            return new Level(level.onHand() - quantity, level.reserved() - quantity);
        }
    };

    /** @throws IllegalStateException if the result would be oversold */
    abstract Level apply(Level level, long quantity);

    /** Name of the event that tells of such a movement. */
    public String eventType() {
        return "millrace.fulfilment.stock." + name().toLowerCase(Locale.ROOT);
    }
}
