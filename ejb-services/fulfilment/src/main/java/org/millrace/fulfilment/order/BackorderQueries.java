package org.millrace.fulfilment.order;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.millrace.platform.database.Database;
import org.millrace.platform.database.DatabaseUnavailable;
import org.millrace.platform.database.Sql;
import org.millrace.platform.json.Json;

/** Orders that wait, for those who only look. */
@Dependent
public class BackorderQueries {

    private static final String OLDEST = """
            SELECT o.order_id, o.ship_to_name, o.placed_at,
                   (SELECT json_agg(json_build_object('sku', w.sku, 'quantity', w.quantity,
                                                      'available', s.on_hand - s.reserved) ORDER BY w.sku)
                    FROM waiting_line w JOIN stock_level s ON s.sku = w.sku WHERE w.order_id = o.order_id) AS lines
            FROM customer_order o WHERE o.order_id = ANY (ARRAY (SELECT order_id FROM waiting_line))
            ORDER BY o.placed_at, o.arrival LIMIT ?""";

    @Inject
    Database database;

    /**
     * The oldest first, which is the order in which they are served.
     *
     * @throws DatabaseUnavailable if the database is away
     */
    public List<Backorder> oldest(int limit) {
        return database.read(connection -> Sql.list(connection, OLDEST, BackorderQueries::backorder, limit));
    }

    /** @throws DatabaseUnavailable if the database is away */
    public long count() {
        return database.read(connection -> Sql.first(
                        connection, "SELECT count(DISTINCT order_id) FROM waiting_line", row -> row.getLong(1)))
                .orElseThrow();
    }

    private static Backorder backorder(ResultSet row) throws SQLException {
        return new Backorder(
                row.getString("order_id"),
                row.getString("ship_to_name"),
                Sql.instant(row, "placed_at"),
                List.of(Json.read(row.getString("lines"), Backorder.Want[].class)));
    }
}
