package org.millrace.fulfilment.stock;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.millrace.platform.database.Lookup;

/** Keeps the stock items up to date with what Sales says of its products. */
@Stateless
public class Assortment {

    @PersistenceContext(unitName = "fulfilment")
    EntityManager entities;

    public void hear(ProductNews news) {
        StockItem known = Lookup.findForUpdate(entities, StockItem.class, news.sku());
        if (known == null) {
            entities.persist(new StockItem(news));
        } else {
            known.hear(news);
        }
    }
}
