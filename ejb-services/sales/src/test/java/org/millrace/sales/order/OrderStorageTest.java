package org.millrace.sales.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Persistence;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.format.FormatMapper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.millrace.platform.database.Sql;
import org.millrace.sales.customer.Customer;
import org.millrace.sales.customer.CustomerSnapshot;

/** The entities and the migrated tables fit: the schema is validated when the factory is made. */
class OrderStorageTest {

    private static EmbeddedPostgres postgres;
    private static EntityManagerFactory factory;

    @BeforeAll
    static void start() throws IOException, SQLException {
        postgres = EmbeddedPostgres.start();
        migrate("1");
        placeByTheFirstRelease();
        migrate("latest");
        factory = Persistence.createEntityManagerFactory(
                "sales",
                Map.of(
                        "jakarta.persistence.transactionType", "RESOURCE_LOCAL",
                        "jakarta.persistence.nonJtaDataSource", postgres.getPostgresDatabase(),
                        "hibernate.hbm2ddl.auto", "validate",
                        // no column is JSON of Hibernate's, and outside the server there is nothing that could write it
                        "hibernate.type.json_format_mapper", NoFormat.class.getName(),
                        "hibernate.type.xml_format_mapper", NoFormat.class.getName()));
    }

    @AfterAll
    static void stop() throws IOException {
        factory.close();
        postgres.close();
    }

    @Test
    void readsWhatWasPlacedAndMovedOn() {
        Customer customer = SomeOrder.customer();
        Order order = Order.place(
                "10248",
                customer,
                null,
                List.of(
                        SomeOrder.line("11", 12, "14.00", "0"),
                        SomeOrder.line("42", 10, "9.80", "0.05"),
                        SomeOrder.line("72", 1, "0.01", "1E-30")),
                SomeOrder.NOON);
        inTransaction(entities -> {
            entities.persist(customer);
            entities.persist(order);
            return null;
        });

        OrderSnapshot moved = inTransaction(entities -> {
            Order found = entities.find(Order.class, "10248", LockModeType.PESSIMISTIC_WRITE);
            assertThat(found.snapshot()).isEqualTo(order.snapshot());
            found.allocate();
            return found.snapshot();
        });

        OrderSnapshot read =
                inTransaction(entities -> entities.find(Order.class, "10248").snapshot());
        assertThat(read).isEqualTo(moved);
        assertThat(read.version()).isEqualTo(2);
        CustomerSnapshot buyer =
                inTransaction(entities -> entities.find(Customer.class, "WEBER").snapshot());
        assertThat(buyer).isEqualTo(customer.snapshot());
    }

    @Test
    void readsTheLinesOfAnOrderThatTheFirstReleaseHasPlaced() {
        OrderSnapshot read =
                inTransaction(entities -> entities.find(Order.class, "old").snapshot());

        assertThat(read.lines())
                .containsExactly(SomeOrder.line("42", 10, "9.80", "0.05"), SomeOrder.line("11", 12, "14.00", "0"));
    }

    @Test
    void writesNothingWhenAnOrderIsOnlyRead() {
        Statistics statistics = factory.unwrap(SessionFactory.class).getStatistics();
        statistics.setStatisticsEnabled(true);

        inTransaction(entities -> entities.find(Order.class, "old").snapshot());

        assertThat(statistics.getEntityLoadCount()).isEqualTo(1);
        assertThat(statistics.getEntityUpdateCount()).isZero();
    }

    private static void migrate(String target) {
        Flyway.configure()
                .dataSource(postgres.getPostgresDatabase())
                .locations("classpath:org/millrace/sales/migrations")
                .target(target)
                .load()
                .migrate();
    }

    /** An order whose lines are rows, the last one first. */
    private static void placeByTheFirstRelease() throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
            Sql.update(connection, """
                    INSERT INTO customer VALUES ('OLD', 1, 'Old', NULL, 'Am Markt 3', 'Freiburg', NULL, NULL, 'Germany');
                    INSERT INTO customer_order VALUES ('old', 1, 'OLD', 'PLACED', 'Old', 'Am Markt 3', 'Freiburg', NULL,
                        NULL, 'Germany', 261.10, 'USD', '2026-11-23T12:00:00Z');
                    INSERT INTO order_line VALUES ('old', 1, '11', 12, 14, 'USD', 0), ('old', 0, '42', 10, 9.8, 'USD', 0.05)""");
        }
    }

    private static <T> T inTransaction(Function<EntityManager, T> work) {
        try (EntityManager entities = factory.createEntityManager()) {
            entities.getTransaction().begin();
            T result = work.apply(entities);
            entities.getTransaction().commit();
            return result;
        }
    }

    /** Maps nothing. */
    public static final class NoFormat implements FormatMapper {

        @Override
        public <T> T fromString(CharSequence text, JavaType<T> type, WrapperOptions options) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <T> String toString(T value, JavaType<T> type, WrapperOptions options) {
            throw new UnsupportedOperationException();
        }
    }
}
