package org.millrace.sales.product;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import org.millrace.platform.inbox.ReceivedEvent;

/** Follows Fulfilment's stock, as far as Sales wants to know. */
@Stateless
public class StockLevels {

    /** What Sales reads in an event of Fulfilment's stock: levels as they are after it, and how old they are. */
    record StockLevel(String sku, long onHand, long reserved, long version) {}

    /** One statement, so that the first level and a later one need no telling apart. A level older than the known one is no news. */
    private static final String KEEP = """
            insert into availability (sku, available, level_version, as_of) values (:sku, :available, :version, :asOf)
            on conflict (sku) do update set
                available = excluded.available, level_version = excluded.level_version, as_of = excluded.as_of
            where availability.level_version < excluded.level_version""";

    @PersistenceContext(unitName = "sales")
    private EntityManager entities;

    public void changed(ReceivedEvent event) {
        keep(event.data(StockLevel.class), event.time());
    }

    private void keep(StockLevel level, Instant time) {
        entities.createNativeQuery(KEEP)
                .setParameter("sku", level.sku())
                .setParameter("available", level.onHand() - level.reserved())
                .setParameter("version", level.version())
                .setParameter("asOf", time)
                .executeUpdate();
    }
}
