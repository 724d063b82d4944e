package org.millrace.fulfilment.stock;

import java.util.List;

/**
 * What a ledger amounts to, up to one of its entries. As entries are only added, it stays true for ever.
 *
 * @param version of that entry, 0 before the first
 */
public record Balance(Level level, long version) {

    /** That of a ledger before its first entry. */
    public static final Balance NOTHING = new Balance(Level.NONE, 0);

    /** @throws IllegalStateException if these entries reserve more than there is */
    Balance and(List<LedgerEntry> next) {
        Level sum = level;
        long last = version;
        for (LedgerEntry entry : next) {
            sum = entry.movement().apply(sum, entry.quantity());
            last = entry.version();
        }
        return new Balance(sum, last);
    }
}
