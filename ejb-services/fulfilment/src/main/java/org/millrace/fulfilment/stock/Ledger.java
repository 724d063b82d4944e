package org.millrace.fulfilment.stock;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;

/** The truth about stock, of which the levels are made. */
@Dependent
public class Ledger {

    /** Entries in memory at a time, however long the ledger is. */
    private static final int PAGE = 1_000;

    @Inject
    EntityManager entities;

    /** Adds all entries that have come after the balance; while the sku is locked, these are all there are. */
    Balance add(String sku, Balance balance) {
        Balance sum = balance;
        for (List<LedgerEntry> page = after(sku, sum); !page.isEmpty(); page = after(sku, sum)) {
            sum = sum.and(page);
            page.forEach(entities::detach);
        }
        return sum;
    }

    private List<LedgerEntry> after(String sku, Balance balance) {
        return entities.createQuery(
                        "SELECT l FROM LedgerEntry l WHERE l.sku = :sku AND l.version > :version ORDER BY l.version",
                        LedgerEntry.class)
                .setParameter("sku", sku)
                .setParameter("version", balance.version())
                .setMaxResults(PAGE)
                .getResultList();
    }
}
