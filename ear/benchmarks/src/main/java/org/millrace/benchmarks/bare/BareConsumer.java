package org.millrace.benchmarks.bare;

import jakarta.annotation.Resource;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Three inserts a message in one local transaction, and the acknowledgement after its commit: the least, and the fastest,
 * that a consumer can do which loses nothing. Sessions and pool are those of the system's consumers.
 */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destination", propertyValue = "benchmark.inserts"),
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(propertyName = "useJNDI", propertyValue = "false"),
            @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "60")
        })
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class BareConsumer implements MessageListener {

    private static final int INSERTS = 3;

    @Resource(lookup = "java:jboss/datasources/sales")
    private DataSource database;

    @Override
    public void onMessage(Message message) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            insert(connection, message.getBody(String.class));
            connection.commit();
            connection.setAutoCommit(true);
        } catch (SQLException | JMSException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void insert(Connection connection, String body) throws SQLException {
        UUID id = UUID.randomUUID();
        for (int part = 0; part < INSERTS; part++) {
            try (PreparedStatement insert =
                    connection.prepareStatement("insert into bare (id, part, body) values (?, ?, ?)")) {
                insert.setObject(1, id);
                insert.setInt(2, part);
                insert.setString(3, body);
                insert.executeUpdate();
            }
        }
    }
}
