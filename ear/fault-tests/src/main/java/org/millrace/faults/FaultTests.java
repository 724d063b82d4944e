package org.millrace.faults;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.millrace.client.Tool;

/**
 * Runs the system under load, lets one fault after the other happen to it, and after each compares what was promised with
 * what was done: {@code mvn -q -Pfaults -Drounds=5 -Dseed=42} at the root. {@link Options} are given with {@code -D}:
 * {@code rounds}, {@code strikes}, {@code seed}, {@code clients}, {@code seconds}, {@code full}, {@code away},
 * {@code faults} (names or their beginnings, by commas), {@code sabotage}. Ends with 1 where a promise was broken or a
 * fault did not come about; with sabotage, where the promise that it breaks seemed to be kept.
 */
public final class FaultTests {
    /** A backlog of ten minutes has its time to drain. */
    private static final Duration REST = Duration.ofHours(1);

    /** What is spoiled may never come to rest. */
    private static final Duration SPOILED_REST = Duration.ofMinutes(2);

    private final Options options;
    private final Rig rig;
    private final History history;
    private final Caller caller;
    private final Settlement settlement;
    private final Report report;
    private final Plan plan = new Plan();
    private final Random dice;
    private List<Ended> ended = List.of();
    private Map<String, Subscriber> subscribers = Map.of();
    private List<Hook> hooks = List.of();
    private List<Follower> followers = List.of();

    private FaultTests(Options options, Rig rig, History history) {
        this.options = options;
        this.rig = rig;
        this.history = history;
        this.caller = new Caller(rig.ports(), rig.credentials(), history);
        this.settlement = new Settlement(caller, history);
        this.report = new Report(System.out, Clock.systemUTC());
        this.dice = new Random(options.seed());
    }

    public static void main(String[] arguments) {
        Tool.run(() -> {
            Options options = Options.ofThisRun();
            System.out.printf("seed %d; everything is in %s%n", options.seed(), options.store());
            boolean asExpected = run(options);
            if (options.sabotage() != null) {
                System.out.printf("The sabotage was %snoticed.%n", asExpected ? "" : "NOT ");
            }
            return asExpected;
        });
    }

    /** @return whether everything is as it should be, with sabotage: as it should not */
    static boolean run(Options options) throws IOException {
        try (Rig rig = new Rig(options);
                History history = new History(options.store().resolve("history.jsonl"), Clock.systemUTC())) {
            Runtime.getRuntime().addShutdownHook(new Thread(rig::close));
            return new FaultTests(options, rig, history).run();
        }
    }

    private boolean run() {
        rig.startDatabase();
        rig.startServer();
        rig.awaitServer();
        try (Subscriber sales = new Subscriber(rig, "sales");
                Subscriber fulfilment = new Subscriber(rig, "fulfilment");
                Hook salesHook = new Hook(rig, "sales", new Random(dice.nextLong()));
                Hook fulfilmentHook = new Hook(rig, "fulfilment", new Random(dice.nextLong()));
                Follower salesFollower = new Follower(caller, "sales");
                Follower fulfilmentFollower = new Follower(caller, "fulfilment")) {
            subscribers = Map.of("sales", sales, "fulfilment", fulfilment);
            hooks = List.of(salesHook, fulfilmentHook);
            followers = List.of(salesFollower, fulfilmentFollower);
            Observer observer = new Observer(
                    rig,
                    caller,
                    subscribers,
                    Map.of("sales", salesHook, "fulfilment", fulfilmentHook),
                    Map.of("sales", salesFollower, "fulfilment", fulfilmentFollower),
                    options.sabotage() == null ? REST : SPOILED_REST);
            Workload.prepare(caller);
            rig.sabotageDatabase();
            List<Fault> order = order();
            for (int round = 1; round <= options.rounds(); round++) {
                Fault fault = order.get(round - 1);
                report.round(round, options.rounds(), fault);
                breakUnderLoad(fault, round);
                compare(observer, round % options.full() == 0 || round == options.rounds());
                if (options.sabotage() != null && isAsExpected()) {
                    break;
                }
            }
            report.summary(options, rig, history, settlement, ended);
            return isAsExpected();
        }
    }

    private boolean isAsExpected() {
        boolean expected = options.sabotage() == null
                ? report.clean()
                : report.has(options.sabotage().breaks());
        return expected && plan.missed() == 0;
    }

    private void breakUnderLoad(Fault fault, int round) {
        try (Load load = new Load(caller, options, round)) {
            for (int strike = 1; strike <= options.strikes(); strike++) {
                Pause.millis(options.seconds() * 1000L);
                Scene scene = new Scene(
                        rig, caller, history, plan, new Random(dice.nextLong()), round + "." + strike, options);
                fault.happenTo(scene);
                long end = System.nanoTime();
                scene.awaitProgress();
                report.recovered(fault, (System.nanoTime() - end) / 1_000_000);
            }
        }
        rig.awaitServer();
    }

    private void compare(Observer observer, boolean full) {
        long begin = System.nanoTime();
        ended = settlement.settle(full);
        report.settled((System.nanoTime() - begin) / 1_000_000);
        Evidence evidence = observer.look(ended, plan.deadLetters(), full);
        List<Violation> found = new ArrayList<>(Checker.check(evidence));
        found.addAll(Checker.check(history));
        found.addAll(plan.witnessed());
        subscribers.values().forEach(subscriber -> found.addAll(subscriber.doubled()));
        hooks.forEach(hook -> found.addAll(hook.forged()));
        followers.forEach(follower -> found.addAll(follower.doubled()));
        hooks.forEach(Hook::rotate);
        report.compared(rig.kills(), evidence, found);
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
