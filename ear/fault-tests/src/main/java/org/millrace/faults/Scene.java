package org.millrace.faults;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** What a fault can lay its hands on. */
final class Scene {
    private final Rig rig;
    private final Caller caller;
    private final Broker broker;
    private final Random dice;
    private final int round;
    private final Map<String, Integer> plannedDeadLetters;
    private boolean missed;

    /** @param plannedDeadLetters is told what has to be found in the dead-letter queues, by queue */
    Scene(Rig rig, Caller caller, Random dice, int round, Map<String, Integer> plannedDeadLetters) {
        this.rig = rig;
        this.caller = caller;
        this.broker = new Broker(rig);
        this.dice = dice;
        this.round = round;
        this.plannedDeadLetters = plannedDeadLetters;
    }

    Rig rig() {
        return rig;
    }

    Caller caller() {
        return caller;
    }

    /** Waits a while of the dice's choosing. */
    void pause(int leastMillis, int mostMillis) {
        Pause.millis(leastMillis + dice.nextInt(mostMillis - leastMillis + 1));
    }

    boolean coin() {
        return dice.nextBoolean();
    }

    /** A request of no client's own. */
    Workload workload(String name) {
        return new Workload("r" + round + "-" + name, new Random(dice.nextLong()));
    }

    /** Puts something unreadable into a command queue. */
    void poison(String context) {
        broker.poison(context + ".commands");
        plannedDeadLetters.merge(context + ".commands.dead", 1, Integer::sum);
    }

    /** The server never came to that point. */
    void missed(String point) {
        missed = true;
        System.out.println("  the server did not come to " + point + ": does kill-points.btm still fit the code?");
    }

    boolean hasMissed() {
        return missed;
    }

    static Map<String, Integer> none() {
        return new HashMap<>();
    }
}
