package org.millrace.sales.customer;

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
import org.millrace.platform.problem.Problem;
import org.millrace.platform.problem.Refusal;

/** The customers of Sales: registered, changed and read synchronously. */
@Stateless
@Interceptors(BoundedWait.class)
public class Customers {

    @PersistenceContext(unitName = "sales")
    private EntityManager entities;

    @Inject
    private EventLog events;

    /** @throws Refusal {@code customer-exists} if the id is taken */
    public CustomerSnapshot register(String customerId, CustomerDetails details, Cause cause) {
        if (Lookup.find(entities, Customer.class, customerId) != null) {
            throw exists(customerId);
        }
        Customer customer = Customer.register(customerId, details);
        try {
            entities.persist(customer);
            entities.flush();
        } catch (ConstraintViolationException takenMeanwhile) {
            throw exists(customerId);
        }
        events.append(cause, customer);
        return customer.snapshot();
    }

    /**
     * Replaces a customer's details.
     *
     * @param ifMatch the entity tags that the caller insists on, as sent, or null
     * @return empty if there is no such customer
     * @throws Refusal if the customer exists and the tags are missing or stale
     */
    public Optional<CustomerSnapshot> change(String customerId, CustomerDetails details, String ifMatch, Cause cause) {
        Customer customer = Lookup.findForUpdate(entities, Customer.class, customerId);
        if (customer == null) {
            IfMatch.checkAbsent(ifMatch);
            return Optional.empty();
        }
        IfMatch.demand(ifMatch, customer.version());
        customer.change(details);
        events.append(cause, customer);
        return Optional.of(customer.snapshot());
    }

    public Optional<CustomerSnapshot> find(String customerId) {
        return Optional.ofNullable(Lookup.find(entities, Customer.class, customerId))
                .map(Customer::snapshot);
    }

    /**
     * A page of customers in the order of their ids.
     *
     * @param after the last id of the page before, or null for the first page
     */
    public List<CustomerSnapshot> page(String after, int limit) {
        return entities.createQuery(
                        "select c from Customer c where c.customerId > :after order by c.customerId", Customer.class)
                .setParameter("after", after == null ? "" : after)
                .setMaxResults(limit)
                .getResultStream()
                .map(Customer::snapshot)
                .toList();
    }

    private static Refusal exists(String customerId) {
        return new Refusal(Problem.of(
                        "customer-exists",
                        "Customer exists",
                        409,
                        "There is a customer " + customerId + " already: choose another id, or change it by PUT.")
                .at("/customerId", "is taken"));
    }
}
