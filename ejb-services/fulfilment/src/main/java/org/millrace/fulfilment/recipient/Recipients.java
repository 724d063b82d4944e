package org.millrace.fulfilment.recipient;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;

/** Keeps the recipients up to date with what Sales says of its customers. */
@Stateless
public class Recipients {

    @PersistenceContext(unitName = "fulfilment")
    EntityManager entities;

    public void hear(CustomerNews news) {
        Recipient known = entities.find(Recipient.class, news.customerId(), LockModeType.PESSIMISTIC_WRITE);
        if (known == null) {
            entities.persist(new Recipient(news));
        } else {
            known.hear(news);
        }
    }
}
