package org.millrace.faults;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.millrace.client.Complaint;
import org.millrace.client.Tool;

/**
 * Runs the system under load, lets one fault after the other happen to it, and after each compares what was promised with
 * what was done: {@code mvn -q -Pfaults -Drounds=5 -Dseed=42} at the root. Options: {@code -Drounds}, {@code -Dseed}, {@code -Dclients}, {@code -Dseconds}, {@code -Dfaults}
 * (names, by commas), {@code -Dsabotage} (inbox, feed, acknowledge). Ends with 1 where a promise was broken; with
 * sabotage, where nobody noticed.
 */
public final class FaultTests {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Options options;
    private final Rig rig;
    private final History history;
    private final Caller caller;
    private final Settlement settlement;
    private final Report report = new Report(System.out);
    private final Map<String, Integer> plannedDeadLetters = Scene.none();
    private final Random dice;
    private List<Ended> ended = List.of();
    private boolean complete = true;

    private FaultTests(Options options, Rig rig, History history) {
        this.options = options;
        this.rig = rig;
        this.history = history;
        this.caller = new Caller(rig.ports(), rig.credentials(), history);
        this.settlement = new Settlement(caller, history);
        this.dice = new Random(options.seed());
    }

    public static void main(String[] arguments) {
        Tool.run(() -> {
            Options options = Options.ofThisRun();
            System.out.printf("seed %d; everything is in %s%n", options.seed(), options.store());
            try (Rig rig = new Rig(options);
                    History history = new History(options.store().resolve("history.jsonl"), Clock.systemUTC())) {
                Thread stop = new Thread(rig::close);
                Runtime.getRuntime().addShutdownHook(stop);
                boolean clean = new FaultTests(options, rig, history).run();
                if (options.sabotage() == null) {
                    return clean;
                }
                System.out.println(clean ? "The sabotage was NOT noticed." : "The sabotage was noticed.");
                return !clean;
            }
        });
    }

    private boolean run() {
        rig.startDatabase();
        rig.startServer();
        rig.awaitServer();
        try (Subscriber sales = new Subscriber(rig, "sales");
                Subscriber fulfilment = new Subscriber(rig, "fulfilment")) {
            Observer observer = new Observer(rig, caller, Map.of("sales", sales, "fulfilment", fulfilment));
            Workload.prepare(caller);
            List<Fault> order = order();
            for (int round = 1; round <= options.rounds(); round++) {
                Fault fault = order.get(round - 1);
                report.round(round, options.rounds(), fault);
                breakUnderLoad(fault, round);
                compare(observer);
                if (!report.clean() && options.sabotage() != null) {
                    break;
                }
            }
            boolean same = observer.logsAreTheSame();
            if (!same) {
                System.out.println("A log reads differently from what it read before.");
            }
            report.summary(options, rig, history, settlement, ended);
            return report.clean() && same && complete;
        }
    }

    private void breakUnderLoad(Fault fault, int round) {
        Scene scene = new Scene(rig, caller, new Random(dice.nextLong()), round, plannedDeadLetters);
        try (Load load = new Load(caller, options, round)) {
            Pause.millis(options.seconds() * 1000L);
            fault.happenTo(scene);
            complete &= !scene.hasMissed();
            long end = System.nanoTime();
            awaitProgress("sales");
            awaitProgress("fulfilment");
            report.recovered(fault, (System.nanoTime() - end) / 1_000_000);
        }
        rig.awaitServer();
    }

    /** Returns when a log is readable and grows, so that commands are accepted and applied again. */
    private void awaitProgress(String context) {
        long first = -1;
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            long head = caller.head(context);
            if (first >= 0 && head > first) {
                return;
            }
            first = first < 0 ? head : first;
            if (!rig.serverIsAlive() || System.nanoTime() > end) {
                throw new Complaint(context + " did not recover; see " + options.store());
            }
            Pause.millis(50);
        }
    }

    private void compare(Observer observer) {
        ended = settlement.settle();
        Evidence evidence = observer.look(ended, plannedDeadLetters);
        int events = evidence.feeds().values().stream().mapToInt(List::size).sum();
        List<Violation> found = Stream.concat(Checker.check(evidence).stream(), Checker.check(history).stream())
                .toList();
        report.compared(ended.size(), events, found);
    }

    /** Every fault comes before any comes again. */
    private List<Fault> order() {
        List<Fault> order = new ArrayList<>();
        while (order.size() < options.rounds()) {
            List<Fault> turn = new ArrayList<>(options.faults());
            Collections.shuffle(turn, dice);
            order.addAll(turn);
        }
        return order;
    }
}
