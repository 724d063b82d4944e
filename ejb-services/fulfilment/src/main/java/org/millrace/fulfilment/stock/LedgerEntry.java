package org.millrace.fulfilment.stock;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;

/** One movement of one sku, and the level after it. Written once, never changed: the ledger is what happened. */
@Entity
@Table(name = "stock_ledger")
@IdClass(LedgerEntry.Key.class)
public class LedgerEntry {

    /** Movements of a sku are counted from 1 without a gap. */
    public record Key(String sku, long version) implements Serializable {}

    @Id
    @Column(name = "sku")
    private String sku;

    @Id
    @Column(name = "version")
    private long version;

    @Enumerated(EnumType.STRING)
    private Movement movement;

    private long quantity;

    private long onHand;

    private long reserved;

    private String orderId;

    private String reason;

    private Instant time;

    protected LedgerEntry() {}

    LedgerEntry(
            String sku,
            long version,
            Movement movement,
            long quantity,
            Level after,
            String orderId,
            String reason,
            Instant time) {
        this.sku = sku;
        this.version = version;
        this.movement = movement;
        this.quantity = quantity;
        this.onHand = after.onHand();
        this.reserved = after.reserved();
        this.orderId = orderId;
        this.reason = reason;
        this.time = time;
    }

    long version() {
        return version;
    }

    Movement movement() {
        return movement;
    }

    long quantity() {
        return quantity;
    }

    Level after() {
        return new Level(onHand, reserved);
    }
}
