package org.millrace.fulfilment.stock;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import org.millrace.platform.database.Database;
import org.millrace.platform.database.DatabaseUnavailable;
import org.millrace.platform.database.Sql;

/**
 * Fulfilment's own view of Sales' products: known from the moment it has heard Sales list them. Each event says all there
 * is to know, so the newest counts, in whatever order and however often they come; hearing it again mends what was damaged.
 */
@Dependent
public class Assortment {

    private static final String HEAR = """
            INSERT INTO stock_item AS known (sku, name, source_version) VALUES (?, ?, ?)
            ON CONFLICT (sku) DO UPDATE SET name = excluded.name, source_version = excluded.source_version
            WHERE known.source_version <= excluded.source_version""";

    @Inject
    Database database;

    /** Takes what Sales says, unless it is older than what it said before; needs a running transaction. */
    public void hear(ProductNews news) {
        database.join(connection -> hear(connection, news));
    }

    /**
     * As {@link #hear}, at the request of somebody who waits, and outside any transaction.
     *
     * @throws DatabaseUnavailable if the database is away
     */
    public void hearAgain(ProductNews news) {
        database.read(connection -> hear(connection, news));
    }

    private static int hear(Connection connection, ProductNews news) throws SQLException {
        return Sql.update(connection, HEAR, news.sku(), news.name(), news.version());
    }
}
