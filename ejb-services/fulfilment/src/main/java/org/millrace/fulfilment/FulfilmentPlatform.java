package org.millrace.fulfilment;

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
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import javax.sql.DataSource;
import org.millrace.fulfilment.pattern.FulfilmentPatterns;
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

/** Binds the platform to Fulfilment: its own data source and queues, and the other context's topic. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class FulfilmentPlatform {

    @Resource(lookup = "java:jboss/datasources/fulfilment")
    private DataSource dataSource;

    /** Its unit stays until {@link #stop} has returned, for the transactions that it waits for. */
    @PersistenceContext(unitName = "fulfilment")
    private EntityManager entities;

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
                Settings.of("fulfilment", "sales.events"),
                dataSource,
                transactions,
                synchronizations,
                accepting,
                publishing,
                executor,
                FulfilmentPatterns.configured(),
                FulfilmentPlatform.class.getClassLoader(),
                Clock.systemUTC());
        platform.start(threads);
    }

    @PreDestroy
    void stop() {
        platform.close();
    }

    /**
     * For beans that are no session beans: what CDI itself injects when it is first used waits for ever where the system is
     * being undeployed just then, and the undeployment with it. Session beans have the container inject theirs, which keeps
     * the persistence unit until their calls have ended.
     */
    @Produces
    public EntityManager entities() {
        return entities;
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
