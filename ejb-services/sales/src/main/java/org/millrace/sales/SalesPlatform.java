package org.millrace.sales;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.inject.Produces;
import jakarta.jms.ConnectionFactory;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceUnit;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import javax.sql.DataSource;
import org.millrace.platform.Platform;
import org.millrace.platform.Settings;
import org.millrace.platform.command.Backlog;
import org.millrace.platform.command.CommandQueue;
import org.millrace.platform.database.Database;
import org.millrace.platform.event.CloudEventAttributes;
import org.millrace.platform.event.EventFeed;
import org.millrace.platform.event.EventLog;
import org.millrace.platform.event.EventTail;
import org.millrace.platform.inbox.EventConsumer;
import org.millrace.platform.operation.CommandConsumer;
import org.millrace.platform.operation.OperationIds;
import org.millrace.platform.operation.Operations;
import org.millrace.platform.schema.Schemas;
import org.millrace.platform.webhook.WebhookService;
import org.millrace.sales.pattern.SalesPatterns;

/** Binds the platform to Sales: its own data source and queues, and the other context's topic. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SalesPlatform {

    @Resource(lookup = "java:jboss/datasources/sales")
    private DataSource dataSource;

    /** Stays until {@link #stop} has returned, for the transactions that it waits for. */
    @PersistenceUnit(unitName = "sales")
    private EntityManagerFactory entities;

    @Resource(lookup = "java:jboss/TransactionManager")
    private TransactionManager transactions;

    @Resource
    private TransactionSynchronizationRegistry synchronizations;

    @Resource(lookup = "java:/jms/accepting")
    private ConnectionFactory accepting;

    @Resource(lookup = "java:/jms/publishing")
    private ConnectionFactory publishing;

    @Resource
    private ManagedThreadFactory threads;

    @Resource
    private ManagedExecutorService executor;

    private Platform platform;

    @PostConstruct
    void start() {
        platform = new Platform(
                Settings.of("sales", "fulfilment.events"),
                dataSource,
                transactions,
                synchronizations,
                accepting,
                publishing,
                executor,
                SalesPatterns.configured(),
                SalesPlatform.class.getClassLoader(),
                Clock.systemUTC());
        platform.start(threads);
    }

    @PreDestroy
    void stop() {
        platform.close();
    }

    @Produces
    public Settings settings() {
        return platform.settings();
    }

    @Produces
    public Clock clock() {
        return platform.clock();
    }

    @Produces
    public Database database() {
        return platform.database();
    }

    @Produces
    public CommandQueue commands() {
        return platform.commands();
    }

    @Produces
    public Backlog backlog() {
        return platform.backlog();
    }

    @Produces
    public OperationIds operationIds() {
        return platform.operationIds();
    }

    @Produces
    public Operations operations() {
        return platform.operations();
    }

    @Produces
    public CloudEventAttributes attributes() {
        return platform.attributes();
    }

    @Produces
    public EventLog eventLog() {
        return platform.eventLog();
    }

    @Produces
    public EventFeed eventFeed() {
        return platform.eventFeed();
    }

    @Produces
    public EventTail eventTail() {
        return platform.eventTail();
    }

    @Produces
    public CommandConsumer commandConsumer() {
        return platform.commandConsumer();
    }

    @Produces
    public EventConsumer eventConsumer() {
        return platform.eventConsumer();
    }

    @Produces
    public WebhookService webhooks() {
        return platform.webhooks();
    }

    @Produces
    public Schemas schemas() {
        return platform.schemas();
    }
}
