package org.millrace.fulfilment.allocation;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.millrace.fulfilment.stock.Balance;
import org.millrace.fulfilment.stock.Inventory;
import org.millrace.fulfilment.stock.Stock;
import org.millrace.fulfilment.stock.StockRoom;
import org.millrace.platform.event.Cause;
import org.millrace.platform.problem.IfMatch;
import org.millrace.platform.problem.Problem;
import org.millrace.platform.problem.Refusal;

/** Books what comes in and what a stocktake finds, and offers it at once to the orders that wait; mends levels. */
@Stateless
public class StockKeeping {

    @Inject
    StockRoom stockRoom;

    @Inject
    Backorders backorders;

    @Inject
    Clock clock;

    /**
     * Goods came in.
     *
     * @param ifMatch the entity tag that the caller insists on, or null
     * @throws Refusal {@code unknown-sku} if Sales has not listed it yet, as far as Fulfilment has heard, or
     *     {@code precondition-failed}
     */
    public void receive(String sku, long quantity, String ifMatch, Cause cause) {
        book(sku, ifMatch, cause, (stock, now) -> stock.receive(quantity, now));
    }

    /**
     * A stocktake found so many pieces.
     *
     * @param reason may be null
     * @param ifMatch the entity tag that the caller insists on, or null
     * @throws Refusal {@code unknown-sku}, {@code precondition-failed}, or {@code stock-reserved} if fewer were found than are promised to orders
     */
    public void count(String sku, long onHand, String reason, String ifMatch, Cause cause) {
        book(sku, ifMatch, cause, (stock, now) -> stock.count(onHand, reason, now));
    }

    /**
     * Makes the level anew from the ledger. What was hidden by a level that was too low goes to the orders that wait.
     *
     * @param ifMatch the entity tag that the caller insists on for the right level, or null
     * @throws Refusal {@code unknown-sku} or {@code precondition-failed}
     */
    public void rebuild(String sku, String ifMatch, Cause cause) {
        requireKnown(sku);
        Balance known = stockRoom.balance(sku);
        Set<String> held = backorders.hold(List.of(sku));
        stockRoom.rebuild(sku, known);
        Inventory inventory = stockRoom.open(held);
        IfMatch.check(ifMatch, inventory.of(sku).version());
        backorders.fill(inventory, List.of(sku), cause);
    }

    private void book(String sku, String ifMatch, Cause cause, BiConsumer<Stock, Instant> movement) {
        requireKnown(sku);
        Inventory inventory = backorders.lock(List.of(sku));
        IfMatch.check(ifMatch, inventory.of(sku).version());
        movement.accept(inventory.of(sku), clock.instant().truncatedTo(ChronoUnit.MICROS));
        stockRoom.keep(inventory, cause);
        backorders.fill(inventory, List.of(sku), cause);
    }

    private void requireKnown(String sku) {
        if (!stockRoom.knows(sku)) {
            throw new Refusal(Problem.of(
                    "unknown-sku",
                    "Unknown sku",
                    422,
                    "Fulfilment has not heard of %s. Let Sales list the product first, or correct the sku."
                            .formatted(sku)));
        }
    }
}
