package org.millrace.benchmarks;

import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One of the two systems that are compared: the one that stays empty, or the one that grows. */
final class GrownSystem implements AutoCloseable {

    private static final int READERS = 16;

    /** Pages, and operations, that are read in turn. */
    private static final int VARIETY = 100;

    private final Options options;
    private final TestBed bed;
    private final Broker broker;
    private final Store store;
    private final Subscriber subscriber;
    private final Drain drain;
    private final Load load;
    private final Backlog backlog;
    private final List<String> operations;
    private final int pages;
    private final Map<String, List<String>> pagesByPlace = new LinkedHashMap<>();

    /** The system has run for a while afterwards, and its log begins with the same kind of events as a grown one. */
    GrownSystem(TestBed bed, Options options) throws Exception {
        this.options = options;
        this.bed = bed;
        broker = bed.broker();
        store = new Store(bed);
        subscriber = bed.subscriber();
        subscriber.start(order -> {});
        drain = new Drain(broker, store);
        load = new Load(bed);
        pages = Math.min(VARIETY, options.events() / Feed.PAGE / 4);
        History.add(bed, (pages + 1L) * Feed.PAGE);
        pagesByPlace.put("beginning", new Feed(bed).fromBegin(pages));
        load.heat(options.heat());
        Instant heated = Instant.now();
        load.toTopic(0, options.seconds());
        drain.settle();
        operations = store.operations(heated, VARIETY * READERS).stream()
                .map(id -> "/sales/api/operations/" + id)
                .toList();
        if (options.heat() > 0) {
            load.gets(pagesByPlace.get("beginning"), READERS, 0, options.heat() / 4);
            load.gets(operations, READERS, 0, options.heat() / 4);
        }
        broker.pause(TestBed.COMMANDS);
        load.orders(1, 0, 0.1);
        backlog = Backlog.like(bed, broker);
        broker.purge(TestBed.COMMANDS);
    }

    /** Makes so many commands wait, or some more. */
    void hold(long waiting) throws Exception {
        long missing = waiting - broker.waiting(TestBed.COMMANDS);
        if (waiting == 0) {
            broker.purge(TestBed.COMMANDS);
        } else if (missing > 0) {
            backlog.add(broker, missing);
        }
    }

    void addEvents(long events) throws Exception {
        History.add(bed, events);
        long head = store.published();
        Feed feed = new Feed(bed);
        pagesByPlace.put("middle", feed.from(store.recordedAt(head - events / 2), pages));
        pagesByPlace.put("end", feed.from(store.recordedAt(head - (pages + 1L) * Feed.PAGE), pages));
    }

    void addOperations(long count) throws SQLException {
        store.addOperations(count);
    }

    /** Measures everything once while so many commands wait. */
    void measure(Costs costs, long waiting) throws Exception {
        hold(waiting);
        costs.add(Costs.ACCEPT, bed, load.orders(Load.CLIENTS, options.warmup(), options.seconds()));
        hold(waiting);
        hold(Math.max(waiting, options.commands()));
        costs.add(Costs.PROCESS, bed, drain.of(options.commands()));
        for (Map.Entry<String, List<String>> place : pagesByPlace.entrySet()) {
            costs.add(Costs.PAGE + place.getKey(), bed, read(place.getValue()));
        }
        costs.add(Costs.OPERATION, bed, read(operations));
    }

    private Sample read(List<String> paths) throws Exception {
        return load.gets(paths, READERS, options.warmup(), options.seconds());
    }

    /** What is recorded where somebody wants a profile. */
    void work() throws Exception {
        measure(new Costs(), 0);
    }

    @Override
    public void close() throws Exception {
        broker.purge(TestBed.COMMANDS);
        broker.resume(TestBed.COMMANDS);
        subscriber.close();
        broker.close();
        store.close();
    }
}
