package org.millrace.fulfilment.allocation;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.hibernate.type.format.FormatMapper;
import org.millrace.platform.database.Availability;
import org.millrace.platform.database.Database;
import org.millrace.platform.database.Migrations;
import org.millrace.platform.database.Sql;
import org.millrace.platform.event.EventLog;
import org.millrace.platform.signal.Signal;

/**
 * Fulfilment's services on a real PostgreSQL, without a server: each call to {@link #in} is a transaction, and entities
 * and plain SQL share its connection, as they do there.
 */
final class Warehouse implements AutoCloseable {

    private final EmbeddedPostgres postgres;
    private final EntityManagerFactory factory;
    private final DataSource dataSource;
    private final ThreadLocal<Connection> connections = ThreadLocal.withInitial(this::open);
    private final ThreadLocal<List<Synchronization>> synchronizations = ThreadLocal.withInitial(ArrayList::new);
    private final ThreadLocal<Map<Object, Object>> resources = ThreadLocal.withInitial(HashMap::new);
    private final Clock clock = Clock.systemUTC();
    private final Database database;
    private final EventLog events;

    Warehouse() throws IOException {
        postgres = EmbeddedPostgres.start();
        new Migrations(postgres.getPostgresDatabase(), "fulfilment", getClass().getClassLoader()).run();
        dataSource = proxy(DataSource.class, null, Map.of("getConnection", arguments -> connections.get()));
        factory = Persistence.createEntityManagerFactory(
                "fulfilment",
                Map.of(
                        "jakarta.persistence.transactionType",
                        "RESOURCE_LOCAL",
                        "jakarta.persistence.jtaDataSource",
                        dataSource,
                        "jakarta.persistence.nonJtaDataSource",
                        dataSource,
                        "hibernate.type.json_format_mapper",
                        proxy(FormatMapper.class, null, Map.of())));
        database = new Database(dataSource, null, registry(), new Availability(dataSource, () -> {}));
        events = new EventLog(database, new Signal(), new Signal(), clock);
    }

    /** Does the work with a service of that type in a transaction of its own. */
    <T> void in(Class<T> service, Consumer<T> work) {
        try (EntityManager entities = factory.createEntityManager()) {
            entities.getTransaction().begin();
            List<Synchronization> toTell = synchronizations.get();
            toTell.clear();
            resources.get().clear();
            try {
                work.accept(make(service, entities));
                entities.flush();
                toTell.forEach(Synchronization::beforeCompletion);
                entities.getTransaction().commit();
                toTell.forEach(each -> each.afterCompletion(Status.STATUS_COMMITTED));
            } finally {
                if (entities.getTransaction().isActive()) {
                    entities.getTransaction().rollback();
                }
            }
        }
    }

    <T> List<T> list(String sql, Sql.Row<T> row) {
        try {
            return Sql.list(connections.get(), sql, row);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Plain SQL, as somebody might do it who has no business there. */
    void damage(String sql) {
        try {
            Sql.update(connections.get(), sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    long number(String sql) {
        return list(sql, row -> row.getLong(1)).get(0);
    }

    @Override
    public void close() throws IOException {
        factory.close();
        postgres.close();
    }

    private <T> T make(Class<T> type, EntityManager entities) {
        try {
            T bean = type.getDeclaredConstructor().newInstance();
            for (Field field : type.getDeclaredFields()) {
                if (field.isAnnotationPresent(Inject.class) || field.isAnnotationPresent(PersistenceContext.class)) {
                    field.setAccessible(true);
                    field.set(bean, provide(field.getType(), entities));
                }
            }
            return bean;
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Object provide(Class<?> type, EntityManager entities) {
        return List.of(entities, clock, events, database).stream()
                .filter(type::isInstance)
                .findFirst()
                .orElseGet(() -> make(type, entities));
    }

    /** A thread's only connection, which nobody closes but the end of the database. */
    private Connection open() {
        try {
            Connection opened = postgres.getPostgresDatabase().getConnection();
            return proxy(Connection.class, opened, Map.of("close", arguments -> null));
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** A transaction is a thread's: each has its own, one after the other. */
    private TransactionSynchronizationRegistry registry() {
        return proxy(
                TransactionSynchronizationRegistry.class,
                null,
                Map.of(
                        "getTransactionKey", arguments -> Thread.currentThread(),
                        "getResource", arguments -> resources.get().get(arguments[0]),
                        "putResource", arguments -> resources.get().put(arguments[0], arguments[1]),
                        "registerInterposedSynchronization",
                                arguments -> synchronizations.get().add((Synchronization) arguments[0])));
    }

    private static <T> T proxy(Class<T> type, T behind, Map<String, Function<Object[], Object>> instead) {
        return type.cast(Proxy.newProxyInstance(
                Warehouse.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (instead.containsKey(method.getName())) {
                        return instead.get(method.getName()).apply(arguments);
                    }
                    try {
                        return method.invoke(behind, arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                }));
    }
}
