package org.millrace.fulfilment.recipient;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.millrace.platform.database.Lookup;

/** Keeps the recipients up to date with what Sales says of its customers. */
@Stateless
public class Recipients {

    @PersistenceContext(unitName = "fulfilment")
    EntityManager entities;

    public void hear(CustomerNews news) {
        Recipient known = Lookup.findForUpdate(entities, Recipient.class, news.customerId());
        if (known == null) {
            entities.persist(new Recipient(news));
        } else {
            known.hear(news);
        }
    }
}
