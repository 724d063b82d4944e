package org.millrace.faults;

import java.util.Collections;
import org.millrace.faults.Violation.Sort;

/** Requests that are bad for the system; all others must not notice. */
final class Poisons {
    private static final String DEAD = "sales.commands.dead";
    private static final int MOST_DEATHS = 12;

    private Poisons() {}

    /** One key, 64 times at once: one operation. */
    static void sameKey(Scene scene) {
        Workload workload = scene.workload("same");
        sameKey(scene, workload.receipt());
        sameKey(scene, workload.order());
    }

    private static void sameKey(Scene scene, Request request) {
        Parallel.map(Collections.nCopies(64, request), 64, scene.caller()::send).stream()
                .filter(attempt -> attempt.outcome() == Outcome.FAILED)
                .forEach(refused -> scene.plan().witness(new Violation(Sort.BROKEN, "the same again: " + refused)));
    }

    /** Something that no consumer can read. */
    static void unreadable(Scene scene) {
        Broker broker = new Broker(scene.rig());
        for (String context : new String[] {"sales", "fulfilment"}) {
            broker.poison(context + ".commands");
            scene.plan().deadLetter(context + ".commands.dead");
        }
    }

    /** An order whose handler throws whenever it is tried. */
    static void throwing(Scene scene) {
        Request order = scene.workload("throws").poison("throws");
        scene.plan().deadLetter(DEAD);
        scene.caller().sendUntilCertain(order);
        Pause.millis(1_000);
    }

    /** An order that kills the JVM whenever it is tried: after some attempts it has to be left alone. */
    static void killer(Scene scene) {
        Rig rig = scene.rig();
        Request order = scene.workload("kills").poison("kills");
        scene.plan().deadLetter(DEAD);
        rig.agent().arm("poison_kills");
        Attempt accepted = null;
        int deaths = 0;
        while (deaths < MOST_DEATHS) {
            if (!rig.serverIsAlive()) {
                deaths++;
                rig.halted();
                rig.startServer();
            }
            if (accepted == null || accepted.operation() == null) {
                accepted = scene.caller().send(order);
            } else if (scene.caller().hasEnded(accepted)) {
                break;
            }
            Pause.millis(100);
        }
        rig.agent().disarm("poison_kills");
        System.out.printf("  it killed the server %d times%n", deaths);
        if (deaths == 0) {
            scene.plan().miss("the order did not kill: does poison.btm still fit the code?");
        }
        if (deaths == MOST_DEATHS) {
            scene.plan().witness(new Violation(Sort.BROKEN, "killed the server again and again: " + order.subject()));
            if (!rig.serverIsAlive()) {
                rig.startServer();
            }
        }
    }
}
