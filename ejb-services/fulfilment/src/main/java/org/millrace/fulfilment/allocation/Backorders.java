package org.millrace.fulfilment.allocation;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.Set;
import org.millrace.fulfilment.order.WaitingList;
import org.millrace.fulfilment.stock.Inventory;
import org.millrace.fulfilment.stock.StockRoom;
import org.millrace.platform.event.Cause;

/**
 * Gives stock that arrives, is freed or is found to the orders that wait for it.
 *
 * <p>No wake-up is lost, because an order begins to wait only under the locks of all of its skus, and whoever adds to
 * the stock of one of them holds the same locks: so one of the two always sees the other.
 */
@Dependent
public class Backorders {

    @Inject
    EntityManager entities;

    @Inject
    StockRoom stockRoom;

    @Inject
    WaitingList waitingList;

    @Inject
    Reservations reservations;

    /**
     * Locks these skus together with all that the orders waiting for them wait for besides. Another order may begin to
     * wait while the locks are awaited; then they are given back, since taking more out of order could end in a deadlock,
     * and all is done again.
     */
    Inventory lock(Collection<String> skus) {
        return stockRoom.open(hold(skus));
    }

    /** As {@link #lock}, for who changes levels before they are looked at. @return the skus that are locked */
    Set<String> hold(Collection<String> skus) {
        while (true) {
            Set<String> needed = waitingList.waitedForWith(skus);
            entities.createNativeQuery("SAVEPOINT before_locks").executeUpdate();
            stockRoom.lock(needed);
            if (needed.containsAll(waitingList.waitedForWith(skus))) {
                return needed;
            }
            entities.createNativeQuery("ROLLBACK TO SAVEPOINT before_locks").executeUpdate();
        }
    }

    /**
     * Reserves for each waiting order that what is there fills whole, the oldest first; one that it does not fill goes on
     * waiting and holds up nobody.
     *
     * @param more skus of which there may be more than before
     */
    void fill(Inventory inventory, Collection<String> more, Cause cause) {
        waitingList
                .coverable(more)
                .filter(order -> inventory.covers(order.quantities()))
                .forEach(order -> {
                    waitingList.leave(order);
                    reservations.reserve(order, inventory, order.because(cause));
                });
    }
}
