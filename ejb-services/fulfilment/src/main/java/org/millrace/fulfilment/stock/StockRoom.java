package org.millrace.fulfilment.stock;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.millrace.platform.event.Cause;
import org.millrace.platform.event.EventLog;

/**
 * Where stock is locked and kept. Everybody who moves stock locks all of it first, in the order of the skus and in one
 * go, so no two ever wait for each other.
 */
@Dependent
public class StockRoom {

    @Inject
    EntityManager entities;

    @Inject
    Ledger ledger;

    @Inject
    EventLog events;

    /**
     * Waits until nobody else moves any of these, and holds them until the transaction ends. A sku that was never
     * heard of is held as an empty place; a level that was thrown away is made anew by who needs it first.
     */
    public void lock(Collection<String> skus) {
        if (skus.isEmpty()) {
            return;
        }
        Set<String> missing = makeRoom(skus);
        entities.createNativeQuery("SELECT sku FROM stock_level WHERE sku IN (:skus) ORDER BY sku FOR UPDATE")
                .setParameter("skus", skus)
                .getResultList();
        missing.forEach(sku -> rebuild(sku, Balance.NOTHING));
    }

    /** What is there of the skus that were locked before. */
    public Inventory open(Collection<String> locked) {
        if (locked.isEmpty()) {
            return new Inventory(List.of());
        }
        return new Inventory(entities.createQuery("SELECT s FROM Stock s WHERE s.sku IN :skus", Stock.class)
                .setParameter("skus", locked)
                .getResultList());
    }

    /** Writes what has moved into the ledger and tells of it. */
    public void keep(Inventory inventory, Cause cause) {
        for (Stock stock : inventory.stocks()) {
            stock.takeWritten().forEach(entities::persist);
            events.append(cause, stock);
        }
    }

    /** What the ledger of a sku amounts to up to now: the long part of a rebuild, for which nobody has to wait. */
    public Balance balance(String sku) {
        return ledger.add(sku, Balance.NOTHING);
    }

    /**
     * Makes a level anew from its ledger, whatever it was; needs its lock, and that nobody has opened it.
     *
     * @param known what a part of its ledger amounts to; {@link Balance#NOTHING} will do
     * @throws IllegalStateException if the ledger itself says that more was reserved than there was
     */
    public void rebuild(String sku, Balance known) {
        Balance balance = ledger.add(sku, known);
        entities.createNativeQuery("""
                        UPDATE stock_level SET on_hand = :onHand, reserved = :reserved, version = :version
                        WHERE sku = :sku""")
                .setParameter("onHand", balance.level().onHand())
                .setParameter("reserved", balance.level().reserved())
                .setParameter("version", balance.version())
                .setParameter("sku", sku)
                .executeUpdate();
    }

    /** Whether Sales has listed the sku, as far as Fulfilment has heard. */
    public boolean knows(String sku) {
        return !entities.createNativeQuery("SELECT sku FROM stock_item WHERE sku = :sku")
                .setParameter("sku", sku)
                .getResultList()
                .isEmpty();
    }

    /**
     * Places are made before anything is locked, in the order of the skus: that keeps waiting free of circles.
     *
     * @return those that were missing
     */
    private Set<String> makeRoom(Collection<String> skus) {
        List<?> there = entities.createNativeQuery("SELECT sku FROM stock_level WHERE sku IN (:skus)")
                .setParameter("skus", skus)
                .getResultList();
        Set<String> missing = new TreeSet<>(skus);
        missing.removeAll(new HashSet<>(there));
        for (String sku : missing) {
            entities.createNativeQuery("INSERT INTO stock_level (sku) VALUES (:sku) ON CONFLICT DO NOTHING")
                    .setParameter("sku", sku)
                    .executeUpdate();
        }
        return missing;
    }
}
