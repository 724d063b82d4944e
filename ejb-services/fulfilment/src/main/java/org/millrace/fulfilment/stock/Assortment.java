package org.millrace.fulfilment.stock;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;

/** Keeps the stock items up to date with what Sales says of its products. */
@Stateless
public class Assortment {

    @PersistenceContext(unitName = "fulfilment")
    EntityManager entities;

    public void hear(ProductNews news) {
        StockItem known = entities.find(StockItem.class, news.sku(), LockModeType.PESSIMISTIC_WRITE);
        if (known == null) {
            entities.persist(new StockItem(news));
        } else {
            known.hear(news);
        }
    }
}
