package org.millrace.fulfilment.stock;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.millrace.platform.database.Database;
import org.millrace.platform.database.DatabaseUnavailable;
import org.millrace.platform.database.Sql;

/** Stock for those who only look: of skus that Sales has listed, as far as Fulfilment has heard. */
@Dependent
public class StockQueries {

    private static final String LEVELS = """
            SELECT i.sku, i.name, coalesce(l.on_hand, 0) AS on_hand, coalesce(l.reserved, 0) AS reserved,
                   coalesce(l.version, 0) AS version
            FROM stock_item i LEFT JOIN stock_level l ON l.sku = i.sku
            """;

    private static final String LEVEL_AT = """
            SELECT i.sku, i.name, coalesce(l.on_hand, 0) AS on_hand, coalesce(l.reserved, 0) AS reserved,
                   coalesce(l.version, 0) AS version
            FROM stock_item i LEFT JOIN LATERAL
                 (SELECT * FROM stock_ledger WHERE sku = i.sku AND time <= ? ORDER BY version DESC LIMIT 1) l ON true
            WHERE i.sku = ?""";

    @Inject
    Database database;

    /** @throws DatabaseUnavailable if the database is away */
    public Optional<StockLevel> find(String sku) {
        return database.read(connection -> Sql.first(connection, LEVELS + "WHERE i.sku = ?", StockQueries::level, sku));
    }

    /**
     * The level as it was, from the ledger: the last movement until then says it.
     *
     * @throws DatabaseUnavailable if the database is away
     */
    public Optional<StockLevel> findAt(String sku, Instant time) {
        return database.read(connection -> Sql.first(connection, LEVEL_AT, StockQueries::level, time, sku));
    }

    /**
     * A page in the order of the skus.
     *
     * @param after the last sku of the page before, or empty for the first page
     * @throws DatabaseUnavailable if the database is away
     */
    public List<StockLevel> page(String after, int limit) {
        return database.read(connection -> Sql.list(
                connection, LEVELS + "WHERE i.sku > ? ORDER BY i.sku LIMIT ?", StockQueries::level, after, limit));
    }

    /**
     * A page of the movements of a sku, the oldest first.
     *
     * @param after version of the last movement of the page before, or 0 for the first page
     * @throws DatabaseUnavailable if the database is away
     */
    public List<LedgerLine> ledger(String sku, long after, int limit) {
        return database.read(connection -> Sql.list(
                connection,
                "SELECT * FROM stock_ledger WHERE sku = ? AND version > ? ORDER BY version LIMIT ?",
                StockQueries::line,
                sku,
                after,
                limit));
    }

    private static StockLevel level(ResultSet row) throws SQLException {
        long onHand = row.getLong("on_hand");
        long reserved = row.getLong("reserved");
        return new StockLevel(
                row.getString("sku"),
                row.getString("name"),
                onHand,
                reserved,
                onHand - reserved,
                row.getLong("version"));
    }

    private static LedgerLine line(ResultSet row) throws SQLException {
        long onHand = row.getLong("on_hand");
        long reserved = row.getLong("reserved");
        return new LedgerLine(
                row.getString("sku"),
                row.getLong("version"),
                Movement.valueOf(row.getString("movement")),
                Sql.instant(row, "time"),
                row.getLong("quantity"),
                onHand,
                reserved,
                onHand - reserved,
                row.getString("order_id"),
                row.getString("reason"));
    }
}
