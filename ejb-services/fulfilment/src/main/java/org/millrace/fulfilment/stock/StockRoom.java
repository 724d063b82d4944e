package org.millrace.fulfilment.stock;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.millrace.platform.database.Lookup;
import org.millrace.platform.event.Cause;
import org.millrace.platform.event.EventLog;

/**
 * Where stock is locked and kept. Everybody who moves stock locks all of it first, in the order of the skus and in one
 * go, so no two ever wait for each other.
 */
@Dependent
public class StockRoom {

    @PersistenceContext(unitName = "fulfilment")
    EntityManager entities;

    @Inject
    EventLog events;

    /**
     * Waits until nobody else moves any of these, and holds them until the transaction ends. A sku that was never
     * heard of is held as an empty place.
     */
    public void lock(Collection<String> skus) {
        if (skus.isEmpty()) {
            return;
        }
        makeRoom(skus);
        entities.createNativeQuery("SELECT sku FROM stock_level WHERE sku IN (:skus) ORDER BY sku FOR UPDATE")
                .setParameter("skus", skus)
                .getResultList();
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

    /** Whether Sales has listed the sku, as far as Fulfilment has heard. */
    public boolean knows(String sku) {
        return Lookup.find(entities, StockItem.class, sku) != null;
    }

    /** Places are made before anything is locked, in the order of the skus: that keeps waiting free of circles. */
    private void makeRoom(Collection<String> skus) {
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
    }
}
