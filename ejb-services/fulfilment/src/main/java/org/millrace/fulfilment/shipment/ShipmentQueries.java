package org.millrace.fulfilment.shipment;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.millrace.fulfilment.order.Line;
import org.millrace.fulfilment.order.ShipTo;
import org.millrace.platform.database.Database;
import org.millrace.platform.database.DatabaseUnavailable;
import org.millrace.platform.database.Sql;
import org.millrace.platform.json.Json;

/** Shipments for those who only look. */
@Dependent
public class ShipmentQueries {

    private static final String SHIPMENTS = """
            SELECT s.*, o.customer_id, o.ship_to_name, o.ship_to_street, o.ship_to_city, o.ship_to_region,
                   o.ship_to_postal_code, o.ship_to_country,
                   (SELECT json_agg(json_build_object('sku', sku, 'quantity', quantity) ORDER BY sku)
                    FROM order_line l WHERE l.order_id = s.shipment_id) AS lines
            FROM shipment s JOIN customer_order o ON o.order_id = s.shipment_id
            """;

    @Inject
    Database database;

    /** @throws DatabaseUnavailable if the database is away */
    public Optional<ShipmentDetails> find(String shipmentId) {
        return database.read(connection ->
                Sql.first(connection, SHIPMENTS + "WHERE s.shipment_id = ?", ShipmentQueries::details, shipmentId));
    }

    /**
     * A page in the order of the ids.
     *
     * @param orderId only the shipment of this order, or null for those of all
     * @param status only shipments there, or null for all
     * @param after the last id of the page before, or empty for the first page
     * @throws DatabaseUnavailable if the database is away
     */
    public List<ShipmentDetails> page(String orderId, ShipmentStatus status, String after, int limit) {
        StringBuilder sql = new StringBuilder(SHIPMENTS).append("WHERE s.shipment_id > ?");
        List<Object> arguments = new ArrayList<>(List.of(after));
        if (orderId != null) {
            sql.append(" AND s.shipment_id = ?");
            arguments.add(orderId);
        }
        if (status != null) {
            sql.append(" AND s.status = ?");
            arguments.add(status.name());
        }
        sql.append(" ORDER BY s.shipment_id LIMIT ?");
        arguments.add(limit);
        return database.read(
                connection -> Sql.list(connection, sql.toString(), ShipmentQueries::details, arguments.toArray()));
    }

    /**
     * Those that are ready to leave, the longest ready first.
     *
     * @throws DatabaseUnavailable if the database is away
     */
    public List<ShipmentDetails> toDispatch(int limit) {
        return database.read(connection -> Sql.list(
                connection,
                SHIPMENTS + "WHERE s.status = 'PREPARED' ORDER BY s.prepared_at, s.shipment_id LIMIT ?",
                ShipmentQueries::details,
                limit));
    }

    /** @throws DatabaseUnavailable if the database is away */
    public long count(ShipmentStatus status) {
        return database.read(connection -> Sql.first(
                        connection,
                        "SELECT count(*) FROM shipment WHERE status = ?",
                        row -> row.getLong(1),
                        status.name()))
                .orElseThrow();
    }

    private static ShipmentDetails details(ResultSet row) throws SQLException {
        String id = row.getString("shipment_id");
        return new ShipmentDetails(
                id,
                id,
                row.getString("customer_id"),
                ShipmentStatus.valueOf(row.getString("status")),
                new ShipTo(
                        row.getString("ship_to_name"),
                        row.getString("ship_to_street"),
                        row.getString("ship_to_city"),
                        row.getString("ship_to_region"),
                        row.getString("ship_to_postal_code"),
                        row.getString("ship_to_country")),
                List.of(Json.read(row.getString("lines"), Line[].class)),
                row.getString("carrier"),
                row.getString("tracking_number"),
                row.getString("received_by"),
                Sql.instant(row, "prepared_at"),
                Sql.instant(row, "dispatched_at"),
                Sql.instant(row, "delivered_at"),
                Sql.instant(row, "cancelled_at"),
                row.getLong("version"));
    }
}
