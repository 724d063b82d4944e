package org.millrace.platform.webhook;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.millrace.platform.database.Database;
import org.millrace.platform.database.DatabaseUnavailable;
import org.millrace.platform.event.EventFeed;
import org.millrace.platform.event.EventFilter;
import org.millrace.platform.event.LoggedEvent;
import org.millrace.platform.operation.Operation;
import org.millrace.platform.operation.Operations;
import org.millrace.platform.signal.Signal;

/**
 * Sends for the webhooks that this node has leased. One thread decides everything; requests are under way without one, and
 * what comes of them lines up for it. Progress is written down twenty times a second: what was under way when a node dies is
 * sent again, under the same ids.
 */
final class Dispatcher implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Dispatcher.class);

    private static final long TICK_MS = 50;
    private static final long LOOK_MS = 500;
    private static final long RENEW_MS = 5_000;
    private static final long CLEAN_MS = 600_000;
    private static final long PAUSE_MS = 5_000;

    /** A request that begins now ends while the lease still holds. */
    private static final long LAST_START_MS = DispatchStore.LEASE.toMillis() - Outbound.WHOLE.toMilliseconds() - 1_000;

    private static final int UNDER_WAY = 1_000;
    private static final int READERS = 4;
    private static final int RESULTS_AT_ONCE = 1_000;

    private static final long LONG_AGO = System.nanoTime() - TimeUnit.DAYS.toNanos(1);

    private final Database database;
    private final DispatchStore store;
    private final LedgerStore ledgers;
    private final EventFeed feed;
    private final Operations operations;
    private final Messages messages;
    private final LogReader log;
    private final CallbackCalls calls;
    private final Sender sender;
    private final Schedule schedule;
    private final Signal told;
    private final Executor executor;
    private final Clock clock;
    private final ClockWatch clockWatch;

    private final BlockingQueue<Runnable> results = new LinkedBlockingQueue<>();
    private final Map<String, Endpoint> endpoints = new LinkedHashMap<>();
    private final Singles singles = new Singles();
    private final Ledger ledger = new Ledger();
    private int underWay;
    private int reading;
    private int firstServed;
    private boolean grown = true;
    private boolean changed = true;
    private boolean clockSetBack;
    private long renewedAt = LONG_AGO;
    private long lookedAt = LONG_AGO;
    private long tickedAt = LONG_AGO;
    private long cleanedAt = LONG_AGO;
    private volatile Presentation presentation;
    private volatile boolean closed;
    private Thread thread;

    /** @param told raised on this node when a webhook, or something to be sent by itself, is new or has changed */
    Dispatcher(
            Database database,
            DispatchStore store,
            LedgerStore ledgers,
            EventFeed feed,
            Operations operations,
            Messages messages,
            Sender sender,
            Schedule schedule,
            Signal told,
            Executor executor,
            Clock clock) {
        this.database = database;
        this.store = store;
        this.ledgers = ledgers;
        this.feed = feed;
        this.operations = operations;
        this.messages = messages;
        this.log = new LogReader(feed, messages);
        this.calls = new CallbackCalls(messages, sender, schedule, clock);
        this.sender = sender;
        this.schedule = schedule;
        this.told = told;
        this.executor = executor;
        this.clock = clock;
        this.clockWatch = new ClockWatch(clock, System::nanoTime);
    }

    /** Nothing is sent before this is known. */
    void present(Presentation known) {
        presentation = known;
    }

    void start(ThreadFactory threads) {
        thread = threads.newThread(this::sendUntilClosed);
        thread.start();
    }

    @Override
    public void close() {
        closed = true;
        if (thread != null) {
            thread.interrupt();
        }
    }

    private void sendUntilClosed() {
        awaitGrowth();
        awaitChange();
        boolean begun = false;
        try {
            while (!closed) {
                database.availability().await();
                try {
                    if (!begun) {
                        store.release();
                        begun = true;
                    }
                    turn();
                } catch (DatabaseUnavailable away) {
                    LOG.debug("Webhooks wait for the database", away);
                } catch (RuntimeException failure) {
                    LOG.error("Webhooks could not be served; it is tried again", failure);
                    TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
                }
            }
        } catch (InterruptedException stopping) {
            LOG.debug("Webhooks are not served any more");
        }
        giveUp();
    }

    private void turn() throws InterruptedException {
        if (presentation == null) {
            TimeUnit.MILLISECONDS.sleep(TICK_MS);
            return;
        }
        if (since(renewedAt) >= RENEW_MS) {
            renew();
        }
        if (changed || since(lookedAt) >= LOOK_MS) {
            look();
        }
        if (grown) {
            readLog();
        }
        if (since(tickedAt) >= TICK_MS) {
            tick();
        }
        takeResults();
    }

    private void takeResults() throws InterruptedException {
        Runnable result = results.poll(TICK_MS, TimeUnit.MILLISECONDS);
        for (int i = 0; result != null && i < RESULTS_AT_ONCE; i++) {
            result.run();
            result = results.poll();
        }
        if (result != null) {
            result.run();
        }
    }

    /** What depends on the time only. */
    private void tick() {
        tickedAt = System.nanoTime();
        clockSetBack |= clockWatch.wasSetBack();
        if (clockSetBack) {
            hasten();
        }
        write();
        update();
        serveAll();
        if (since(cleanedAt) >= CLEAN_MS) {
            cleanedAt = tickedAt;
            executor.execute(this::clean);
        }
    }

    /** What was to wait until a time that has become a far one is tried now, and then at its pace again. */
    private void hasten() {
        store.hasten();
        endpoints.values().forEach(endpoint -> endpoint.hasten(ledger));
        clockSetBack = false;
        LOG.info("The clock has been set back: what waits to be sent again is sent now");
    }

    private void renew() {
        long begun = System.nanoTime();
        compare(store.renew());
        renewedAt = begun;
    }

    /** Looks for what others have written into the database. */
    private void look() {
        lookedAt = System.nanoTime();
        grown = true;
        boolean wasTold = changed;
        changed = false;
        try {
            for (Subscription subscription : store.claim()) {
                endpoints.putIfAbsent(subscription.id(), new Endpoint(subscription, schedule));
            }
            if (wasTold) {
                compare(store.versions());
                update();
            }
            takeSingles();
        } catch (RuntimeException failure) {
            changed = true;
            throw failure;
        }
    }

    private void compare(Map<String, Long> versions) {
        for (Endpoint endpoint : List.copyOf(endpoints.values())) {
            Long version = versions.get(endpoint.id());
            if (version == null) {
                drop(endpoint);
            } else if (version != endpoint.version()) {
                endpoint.outdate();
            }
        }
    }

    private void update() {
        List<String> outdated = endpoints.values().stream()
                .filter(Endpoint::awaitsUpdate)
                .map(Endpoint::id)
                .toList();
        if (!outdated.isEmpty()) {
            store.load(outdated)
                    .forEach(subscription -> endpoints.get(subscription.id()).update(subscription));
        }
    }

    private void takeSingles() {
        List<Single> claimed = store.claimSingles(singles.busyTargets());
        Map<Long, LoggedEvent> events = events(claimed);
        claimed.stream().filter(singles::add).forEach(single -> take(single, events));
    }

    private void take(Single single, Map<Long, LoggedEvent> events) {
        Endpoint endpoint = endpoints.get(single.webhook());
        if (single.isCallback()) {
            call(single);
        } else if (endpoint == null) {
            ledger.release(single);
            singles.remove(single);
        } else if (single.isTest()) {
            endpoint.add(new Task(
                    messages.test(single.webhook(), single.messageId(), clock.instant()),
                    single,
                    single.attempts() + 1));
            serve(endpoint);
        } else if (events.containsKey(single.position())) {
            Message message = messages.event(events.get(single.position()));
            endpoint.add(new Task(message, single, single.attempts() + 1));
            serve(endpoint);
        } else {
            // the log does not go back so far any more
            ledger.finish(single);
            singles.remove(single);
        }
    }

    private Map<Long, LoggedEvent> events(List<Single> claimed) {
        List<Long> positions = claimed.stream()
                .map(Single::position)
                .filter(position -> position != null)
                .toList();
        return positions.isEmpty()
                ? Map.of()
                : feed.at(positions).stream().collect(Collectors.toMap(LoggedEvent::position, event -> event));
    }

    private void readLog() {
        if (endpoints.isEmpty()) {
            log.leave();
            grown = false;
            return;
        }
        int events = log.readOn();
        grown = events == LogReader.BATCH;
        if (events > 0) {
            serveAll();
        }
    }

    /** Each time another one comes first. */
    private void serveAll() {
        List<Endpoint> all = new ArrayList<>(endpoints.values());
        for (int i = 0; i < all.size(); i++) {
            serve(all.get((firstServed + i) % all.size()));
        }
        firstServed = all.isEmpty() ? 0 : (firstServed + 1) % all.size();
    }

    private void serve(Endpoint endpoint) {
        if (log.tail() == null || since(renewedAt) > LAST_START_MS || !isServed(endpoint)) {
            return;
        }
        Instant now = clock.instant();
        if (underWay < UNDER_WAY && endpoint.startAsking(now)) {
            ask(endpoint);
        }
        while (underWay < UNDER_WAY) {
            Task task = endpoint.next(log.tail(), now);
            if (task == null) {
                break;
            }
            deliver(endpoint, task);
        }
        if (reading < READERS) {
            long from = endpoint.startReading(log.tail(), now);
            if (from >= 0) {
                read(endpoint, from);
            }
        }
        if (endpoint.hasDrifted()) {
            ledger.change(endpoint);
        }
    }

    private boolean isServed(Endpoint endpoint) {
        return endpoints.get(endpoint.id()) == endpoint;
    }

    private void ask(Endpoint endpoint) {
        underWay++;
        sender.ask(endpoint.url())
                .whenComplete((reply, failure) -> results.add(() -> {
                    underWay--;
                    String objection = failure == null ? sender.objection(reply) : Verdict.problem(failure);
                    if (isServed(endpoint)) {
                        endpoint.answered(objection, clock.instant(), ledger);
                        serve(endpoint);
                    }
                }));
    }

    private void deliver(Endpoint endpoint, Task task) {
        underWay++;
        Message message = task.message();
        Instant begun = clock.instant();
        long begunNanos = System.nanoTime();
        String events =
                message.position() == null ? null : presentation.eventsAfter().apply(message.position());
        sender.deliver(endpoint.url(), message, endpoint.secrets(begun), events).whenComplete((reply, failure) -> {
            int duration = (int) since(begunNanos);
            results.add(() -> delivered(endpoint, task, begun, duration, reply, failure));
        });
    }

    private void delivered(Endpoint endpoint, Task task, Instant begun, int duration, Reply reply, Throwable failure) {
        underWay--;
        Message message = task.message();
        Verdict verdict = failure == null ? Verdict.of(reply, clock) : Verdict.of(failure);
        String outcome = isServed(endpoint)
                ? endpoint.settle(task, verdict, clock.instant(), ledger)
                : Endpoint.tooLate(task, verdict, ledger);
        ledger.attempt(new Attempt(
                0,
                endpoint.id(),
                message.position(),
                message.id(),
                message.type(),
                task.attempt(),
                begun,
                reply == null ? null : reply.status(),
                duration,
                outcome,
                verdict.problem(),
                reply == null || reply.start().isEmpty() ? null : reply.start()));
        if (!task.fromLog()) {
            singles.remove(task.single());
        }
        serve(endpoint);
    }

    private void read(Endpoint endpoint, long from) {
        reading++;
        String id = endpoint.id();
        EventFilter filter = endpoint.filter();
        executor.execute(() -> {
            LogReader.Page page = log.pageOrNull(id, filter, from);
            results.add(() -> {
                reading--;
                if (page == null) {
                    endpoint.readNothing();
                } else {
                    endpoint.read(from, page.messages(), page.until());
                    serve(endpoint);
                }
            });
        });
    }

    private void call(Single single) {
        Optional<Operation> operation;
        try {
            operation = operations.find(single.operation());
        } catch (RuntimeException failure) {
            singles.remove(single);
            throw failure;
        }
        if (operation.isEmpty()) {
            ledger.finish(single);
            singles.remove(single);
            return;
        }
        underWay++;
        calls.make(single, operation.get(), presentation)
                .thenAccept(verdict -> results.add(() -> {
                    underWay--;
                    singles.remove(single);
                    calls.settle(single, verdict, ledger);
                }));
    }

    private void write() {
        if (ledger.isEmpty()) {
            return;
        }
        List<String> lost = ledgers.write(ledger);
        ledger.clear();
        for (String id : lost) {
            Endpoint endpoint = endpoints.get(id);
            if (endpoint != null) {
                drop(endpoint);
            }
        }
        endpoints.values().stream()
                .filter(endpoint -> endpoint.status() == Webhook.Status.DISABLED)
                .toList()
                .forEach(this::drop);
    }

    /** Another node sends for it now, or nobody does any more. */
    private void drop(Endpoint endpoint) {
        endpoints.remove(endpoint.id());
        ledger.forget(endpoint);
        for (Task task : endpoint.waitingSingles()) {
            ledger.release(task.single());
            singles.remove(task.single());
        }
        endpoint.waitingSingles().clear();
    }

    private void clean() {
        try {
            while (store.removeOldAttempts() && !closed) {
                LOG.debug("Old attempts were removed");
            }
        } catch (DatabaseUnavailable away) {
            LOG.debug("Old attempts are removed later", away);
        }
    }

    private void giveUp() {
        try {
            write();
            store.release();
        } catch (RuntimeException away) {
            LOG.debug("The leases end by themselves", away);
        }
    }

    private void awaitGrowth() {
        feed.advanced()
                .next()
                .thenRun(() -> results.add(() -> {
                    awaitGrowth();
                    grown = true;
                }));
    }

    private void awaitChange() {
        told.next()
                .thenRun(() -> results.add(() -> {
                    awaitChange();
                    changed = true;
                }));
    }

    private static long since(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
    }
}
