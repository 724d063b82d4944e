package org.millrace.fulfilment.stock;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.millrace.platform.event.Aggregate;
import org.millrace.platform.problem.Problem;
import org.millrace.platform.problem.Refusal;

/**
 * The stock of one sku. It comes in, is reserved for orders and either issued when they leave or released when they are
 * cancelled; now and then it is counted. Each of these is a ledger entry and an event, and the level kept here is
 * nothing but their fold: it can be thrown away and built again.
 */
@Entity
@Table(name = "stock_level")
public class Stock extends Aggregate {

    @Id
    private String sku;

    private long onHand;

    private long reserved;

    @Transient
    private final List<LedgerEntry> written = new ArrayList<>();

    protected Stock() {}

    Stock(String sku) {
        this.sku = sku;
    }

    public String sku() {
        return sku;
    }

    public Level level() {
        return new Level(onHand, reserved);
    }

    public void receive(long quantity, Instant time) {
        write(Movement.RECEIVED, quantity, null, null, time);
    }

    /**
     * A stocktake. The ledger gets the difference that it found, even if that is none.
     *
     * @throws Refusal {@code stock-reserved} if fewer were found than are promised to orders
     */
    public void count(long found, String reason, Instant time) {
        if (found < reserved) {
            throw new Refusal(Problem.of(
                    "stock-reserved",
                    "Stock is reserved",
                    409,
                    "Orders have reserved %d of %s, so no fewer can be on hand. Cancel orders first, then count again."
                            .formatted(reserved, sku)));
        }
        write(Movement.COUNTED, found - onHand, null, reason, time);
    }

    void reserve(long quantity, String orderId, Instant time) {
        write(Movement.RESERVED, quantity, orderId, null, time);
    }

    void release(long quantity, String orderId, Instant time) {
        write(Movement.RELEASED, quantity, orderId, null, time);
    }

    void issue(long quantity, String orderId, Instant time) {
        write(Movement.ISSUED, quantity, orderId, null, time);
    }

    /** Hands over the ledger entries since the last call, once. */
    List<LedgerEntry> takeWritten() {
        List<LedgerEntry> taken = List.copyOf(written);
        written.clear();
        return taken;
    }

    private void write(Movement movement, long quantity, String orderId, String reason, Instant time) {
        Level after = movement.apply(level(), quantity);
        onHand = after.onHand();
        reserved = after.reserved();
        record(
                movement.eventType(),
                sku,
                "stock/" + sku,
                version ->
                        new StockMoved(sku, quantity, onHand, reserved, after.available(), version, orderId, reason));
        written.add(new LedgerEntry(sku, version(), movement, quantity, after, orderId, reason, time));
    }
}
