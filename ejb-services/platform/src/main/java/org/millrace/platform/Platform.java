package org.millrace.platform;

import jakarta.jms.ConnectionFactory;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.millrace.platform.callback.Callbacks;
import org.millrace.platform.command.Backlog;
import org.millrace.platform.command.CommandQueue;
import org.millrace.platform.command.DurableSender;
import org.millrace.platform.database.Availability;
import org.millrace.platform.database.Database;
import org.millrace.platform.database.Migrations;
import org.millrace.platform.delivery.DeadLetters;
import org.millrace.platform.delivery.Delivery;
import org.millrace.platform.event.CloudEventAttributes;
import org.millrace.platform.event.EventFeed;
import org.millrace.platform.event.EventLog;
import org.millrace.platform.event.EventTail;
import org.millrace.platform.inbox.EventConsumer;
import org.millrace.platform.operation.CommandConsumer;
import org.millrace.platform.operation.OperationIds;
import org.millrace.platform.operation.Operations;
import org.millrace.platform.pattern.Pattern;
import org.millrace.platform.pattern.PatternWatch;
import org.millrace.platform.relay.Relay;
import org.millrace.platform.retention.Retention;
import org.millrace.platform.schema.Schemas;
import org.millrace.platform.signal.Signal;
import org.millrace.platform.webhook.WebhookService;

/**
 * Everything that a context needs to take commands and tell events, put together. A context makes one, gives it what the
 * server provides, starts it, and hands its parts to whoever asks for them.
 */
public final class Platform implements AutoCloseable {

    /** Where the database is there, nobody is told that it were not. */
    private static final Duration START = Duration.ofSeconds(2);

    private final Settings settings;
    private final Clock clock;
    private final Availability availability;
    private final Database database;
    private final DurableSender sender;

    /** Where the broker refuses what is put aside, it refuses nothing of what is accepted. */
    private final DurableSender puttingAside;

    private final Backlog backlog;
    private final CommandQueue commands;
    private final OperationIds operationIds;
    private final Operations operations;
    private final CloudEventAttributes attributes;
    private final EventLog eventLog;
    private final EventFeed eventFeed;
    private final EventTail eventTail;
    private final Relay relay;
    private final PatternWatch patternWatch;
    private final Retention retention;
    private final CommandConsumer commandConsumer;
    private final EventConsumer eventConsumer;
    private final WebhookService webhooks;
    private final Schemas schemas;

    /**
     * @param dataSource the context's own schema
     * @param accepting sends commands: fails soon when the broker does not answer
     * @param publishing sends events
     * @param executor the server's, for what goes on after a wait
     * @param patterns that are searched for in the context's own log; made anew, with nothing remembered
     * @param classLoader sees the context's migrations and schemas
     */
    public Platform(
            Settings settings,
            DataSource dataSource,
            TransactionManager transactions,
            TransactionSynchronizationRegistry synchronizations,
            ConnectionFactory accepting,
            ConnectionFactory publishing,
            Executor executor,
            Supplier<List<Pattern>> patterns,
            ClassLoader classLoader,
            Clock clock) {
        String context = settings.context();
        this.settings = settings;
        this.clock = clock;
        availability = new Availability(dataSource, new Migrations(dataSource, context, classLoader));
        database = new Database(dataSource, transactions, synchronizations, availability);
        sender = new DurableSender(accepting);
        puttingAside = new DurableSender(accepting);
        backlog =
                new Backlog(accepting, context + ".commands", settings.limits().backlog());
        commands = new CommandQueue(context + ".commands", sender, backlog);
        operationIds = new OperationIds(settings.operationsKey());
        Signal told = new Signal();
        operations = new Operations(database, new Callbacks(told, clock), clock);
        attributes = new CloudEventAttributes(context, settings.baseUrl());
        Signal appended = new Signal();
        Signal advanced = new Signal();
        Signal grown = new Signal(advanced);
        eventLog = new EventLog(database, appended, grown, clock);
        eventFeed = new EventFeed(database, advanced);
        eventTail = new EventTail(database, eventFeed);
        relay = new Relay(
                database,
                eventFeed,
                publishing,
                settings.node(),
                context + ".events",
                attributes,
                appended,
                grown,
                clock);
        patternWatch = new PatternWatch(database, eventFeed, eventLog, relay::leads, patterns);
        retention = new Retention(
                operations,
                settings.limits().operations(),
                eventLog,
                settings.limits().events(),
                availability,
                clock);
        webhooks = new WebhookService(
                settings.webhooks(),
                settings.node(),
                settings.baseUrl(),
                database,
                eventFeed,
                operations,
                attributes,
                told,
                executor,
                clock);
        commandConsumer = new CommandConsumer(
                database,
                operations,
                eventLog,
                delivery(context + ".commands", context + ".commands", ".commands"),
                backlog,
                settings.attempts(),
                clock);
        eventConsumer =
                new EventConsumer(database, delivery(settings.subscribedTopic(), context + ".inbox", ".inbox"), clock);
        schemas = new Schemas(classLoader);
    }

    private Delivery delivery(String address, String queue, String role) {
        String dead = settings.context() + role + ".dead";
        return new Delivery(availability, new DeadLetters(puttingAside, dead, address, queue), settings.attempts());
    }

    /** Starts everything. Without its database it is late by a moment, and accepts all the same. */
    public void start(ThreadFactory threads) {
        sender.start(threads);
        puttingAside.start(threads);
        backlog.start(threads);
        threads.newThread(availability::watch).start();
        relay.start(threads);
        patternWatch.start(threads);
        retention.start(threads);
        eventTail.start(threads);
        webhooks.start(threads);
        try {
            availability.awaitAtMost(START);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        availability.close();
        eventTail.close();
        patternWatch.close();
        retention.close();
        webhooks.close();
        relay.close();
        backlog.close();
        sender.close();
        puttingAside.close();
        database.close();
    }

    public Settings settings() {
        return settings;
    }

    public Clock clock() {
        return clock;
    }

    public Database database() {
        return database;
    }

    public CommandQueue commands() {
        return commands;
    }

    public Backlog backlog() {
        return backlog;
    }

    public OperationIds operationIds() {
        return operationIds;
    }

    public Operations operations() {
        return operations;
    }

    public CloudEventAttributes attributes() {
        return attributes;
    }

    public EventLog eventLog() {
        return eventLog;
    }

    public EventFeed eventFeed() {
        return eventFeed;
    }

    public EventTail eventTail() {
        return eventTail;
    }

    public CommandConsumer commandConsumer() {
        return commandConsumer;
    }

    public EventConsumer eventConsumer() {
        return eventConsumer;
    }

    public WebhookService webhooks() {
        return webhooks;
    }

    public Schemas schemas() {
        return schemas;
    }
}
