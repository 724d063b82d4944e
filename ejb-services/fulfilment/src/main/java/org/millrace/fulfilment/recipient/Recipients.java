package org.millrace.fulfilment.recipient;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import org.millrace.platform.database.Database;
import org.millrace.platform.database.DatabaseUnavailable;
import org.millrace.platform.database.Sql;

/**
 * Fulfilment's own view of Sales' customers: as good as the last event that it heard, and there while Sales is gone. Each
 * event says all there is to know, so the newest counts, in whatever order and however often they come; hearing it again
 * mends what was damaged.
 */
@Dependent
public class Recipients {

    private static final String HEAR = """
            INSERT INTO recipient AS known (customer_id, name, email, address_street, address_city, address_region,
                                            address_postal_code, address_country, source_version)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (customer_id) DO UPDATE SET
                name = excluded.name, email = excluded.email, address_street = excluded.address_street,
                address_city = excluded.address_city, address_region = excluded.address_region,
                address_postal_code = excluded.address_postal_code, address_country = excluded.address_country,
                source_version = excluded.source_version
            WHERE known.source_version <= excluded.source_version""";

    @Inject
    Database database;

    /** Takes what Sales says, unless it is older than what it said before; needs a running transaction. */
    public void hear(CustomerNews news) {
        database.join(connection -> hear(connection, news));
    }

    /**
     * As {@link #hear}, at the request of somebody who waits, and outside any transaction.
     *
     * @throws DatabaseUnavailable if the database is away
     */
    public void hearAgain(CustomerNews news) {
        database.read(connection -> hear(connection, news));
    }

    private static int hear(Connection connection, CustomerNews news) throws SQLException {
        Address address = news.address();
        return Sql.update(
                connection,
                HEAR,
                news.customerId(),
                news.name(),
                news.email(),
                address.street(),
                address.city(),
                address.region(),
                address.postalCode(),
                address.country(),
                news.version());
    }
}
