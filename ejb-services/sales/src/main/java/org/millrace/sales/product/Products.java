package org.millrace.sales.product;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import org.hibernate.exception.ConstraintViolationException;
import org.millrace.platform.database.BoundedWait;
import org.millrace.platform.database.Lookup;
import org.millrace.platform.event.Cause;
import org.millrace.platform.event.EventLog;
import org.millrace.platform.problem.IfMatch;
import org.millrace.platform.problem.Refusal;

/** The catalogue: listed, changed and read synchronously. */
@Stateless
@Interceptors(BoundedWait.class)
public class Products {

    @PersistenceContext(unitName = "sales")
    private EntityManager entities;

    @Inject
    private EventLog events;

    /** @throws Refusal if another request listed it in the same moment */
    public CatalogueEntry list(String sku, ProductDetails details, Cause cause) {
        Product product = Product.list(sku, details);
        try {
            entities.persist(product);
            entities.flush();
        } catch (ConstraintViolationException listedMeanwhile) {
            throw IfMatch.missing();
        }
        events.append(cause, product);
        return CatalogueEntry.of(product, Lookup.find(entities, Availability.class, sku));
    }

    /**
     * Replaces what the catalogue says of a product.
     *
     * @param ifMatch the entity tags that the caller insists on, as sent, or null
     * @return empty if there is no such product
     * @throws Refusal if the product exists and the tags are missing or stale
     */
    public Optional<CatalogueEntry> change(String sku, ProductDetails details, String ifMatch, Cause cause) {
        Product product = Lookup.findForUpdate(entities, Product.class, sku);
        if (product == null) {
            IfMatch.checkAbsent(ifMatch);
            return Optional.empty();
        }
        IfMatch.demand(ifMatch, product.version());
        product.change(details);
        events.append(cause, product);
        return Optional.of(CatalogueEntry.of(product, Lookup.find(entities, Availability.class, sku)));
    }

    public Optional<CatalogueEntry> find(String sku) {
        return Optional.ofNullable(Lookup.find(entities, Product.class, sku))
                .map(product -> CatalogueEntry.of(product, Lookup.find(entities, Availability.class, sku)));
    }

    /**
     * A page of the catalogue in the order of the skus.
     *
     * @param after the last sku of the page before, or null for the first page
     */
    public List<CatalogueEntry> page(String after, int limit) {
        return entities.createQuery("""
                        select p, a from Product p left join Availability a on a.sku = p.sku
                        where p.sku > :after order by p.sku""", Object[].class)
                .setParameter("after", after == null ? "" : after)
                .setMaxResults(limit)
                .getResultStream()
                .map(row -> CatalogueEntry.of((Product) row[0], (Availability) row[1]))
                .toList();
    }
}
