package org.millrace.fulfilment.recipient;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.millrace.platform.database.Database;
import org.millrace.platform.database.DatabaseUnavailable;
import org.millrace.platform.database.Sql;

/** Recipients for those who only look. */
@Dependent
public class RecipientQueries {

    @Inject
    Database database;

    /** @throws DatabaseUnavailable if the database is away */
    public Optional<RecipientDetails> find(String customerId) {
        return database.read(connection -> Sql.first(
                connection, "SELECT * FROM recipient WHERE customer_id = ?", RecipientQueries::details, customerId));
    }

    private static RecipientDetails details(ResultSet row) throws SQLException {
        return new RecipientDetails(
                row.getString("customer_id"),
                row.getString("name"),
                row.getString("email"),
                new Address(
                        row.getString("address_street"),
                        row.getString("address_city"),
                        row.getString("address_region"),
                        row.getString("address_postal_code"),
                        row.getString("address_country")),
                row.getLong("source_version"));
    }
}
