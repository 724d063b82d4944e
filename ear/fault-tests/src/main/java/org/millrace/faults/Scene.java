package org.millrace.faults;

import java.time.Duration;
import java.util.Random;
import org.millrace.client.Complaint;

/** What a fault can lay its hands on. */
final class Scene {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Rig rig;
    private final Caller caller;
    private final History history;
    private final Plan plan;
    private final Random dice;
    private final String name;
    private final Options options;

    /** @param name round and strike, unique in the run */
    Scene(Rig rig, Caller caller, History history, Plan plan, Random dice, String name, Options options) {
        this.rig = rig;
        this.caller = caller;
        this.history = history;
        this.plan = plan;
        this.dice = dice;
        this.name = name;
        this.options = options;
    }

    Rig rig() {
        return rig;
    }

    Caller caller() {
        return caller;
    }

    Plan plan() {
        return plan;
    }

    Options options() {
        return options;
    }

    /** How many commands were accepted until now, in the whole run. */
    int accepted() {
        return history.accepted();
    }

    /** Waits a while of the dice's choosing. */
    void pause(int leastMillis, int mostMillis) {
        Pause.millis(leastMillis + dice.nextInt(mostMillis - leastMillis + 1));
    }

    Random dice() {
        return new Random(dice.nextLong());
    }

    /** Requests of no client's own. */
    Workload workload(String of) {
        return new Workload("r" + name + "-" + of, dice());
    }

    /** Returns when both logs are readable and grow, so that commands are accepted and applied again. */
    void awaitProgress() {
        awaitProgress("sales");
        awaitProgress("fulfilment");
    }

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
            Pause.millis(100);
        }
    }
}
