package org.millrace.faults;

import org.millrace.faults.Violation.Sort;

/** What nobody dies of: something stands still, is gone for a while, or breaks off. */
final class Outages {
    private static final int SAMPLES = 10;
    private static final int STANDSTILL_MS = 3_000;
    private static final int PATIENCE_MS = 60_000;

    private Outages() {}

    static void pauseDatabase(Scene scene) {
        var processes = scene.rig().databaseProcesses();
        Rig.signal("STOP", processes);
        scene.pause(2_000, 8_000);
        Rig.signal("CONT", processes);
    }

    /** Longer than the relay's lease: nobody else is there to take over, so the server goes on where it was. */
    static void pauseServer(Scene scene) {
        var processes = scene.rig().serverProcesses();
        Rig.signal("STOP", processes);
        scene.pause(5_000, 7_000);
        Rig.signal("CONT", processes);
    }

    /** Commands are accepted all the time, and wait. */
    static void databaseAway(Scene scene) {
        scene.rig().stopDatabase();
        int before = scene.accepted();
        for (int sample = 1; sample <= SAMPLES; sample++) {
            Pause.millis(scene.options().away().toMillis() / SAMPLES);
            int now = scene.accepted();
            if (now == before) {
                scene.plan()
                        .witness(new Violation(
                                Sort.BROKEN,
                                "nothing was accepted for a while, with the database down (" + before + ")"));
            }
            before = now;
        }
        scene.rig().startDatabase();
    }

    static void terminateBackends(Scene scene) {
        for (int i = 0; i < 10; i++) {
            Backends.terminateSome(scene.rig(), "sales");
            Backends.terminateSome(scene.rig(), "fulfilment");
            scene.pause(50, 400);
        }
    }

    static void commitReset(Scene scene) {
        CommitProxy proxy = scene.rig().proxy();
        proxy.breakCommits(scene.dice());
        scene.pause(4_000, 6_000);
        int resets = proxy.leaveInPeace();
        System.out.printf("  %d commits without an answer%n", resets);
        if (resets == 0) {
            scene.plan().miss("no COMMIT came through the proxy");
        }
    }

    /** Nothing is accepted that cannot be stored. A broker that stopped over it is started again, once there is space. */
    static void diskFull(Scene scene) {
        scene.rig().disk().fill();
        if (!standsStill(scene)) {
            scene.plan().miss("commands were accepted all the time with the broker's disk full");
        }
        scene.pause(1_000, 5_000);
        scene.rig().disk().free();
        boolean byItself = goesOn(scene);
        System.out.println("  with space again, accepting went on " + (byItself ? "by itself" : "after a restart"));
        if (!byItself) {
            Kills.server(scene);
        }
    }

    /** An hour forward, and back again while everything goes on. */
    static void clock(Scene scene) {
        scene.rig().clock().show("+1h");
        scene.pause(3_000, 6_000);
        scene.awaitProgress();
        scene.rig().clock().show("+0");
        scene.pause(3_000, 6_000);
    }

    private static boolean standsStill(Scene scene) {
        long end = System.nanoTime() + PATIENCE_MS * 1_000_000L;
        while (System.nanoTime() < end) {
            int before = scene.accepted();
            Pause.millis(STANDSTILL_MS);
            if (scene.accepted() == before) {
                return true;
            }
        }
        return false;
    }

    private static boolean goesOn(Scene scene) {
        int before = scene.accepted();
        long end = System.nanoTime() + PATIENCE_MS / 2 * 1_000_000L;
        while (System.nanoTime() < end) {
            Pause.millis(100);
            if (scene.accepted() > before) {
                return true;
            }
        }
        return false;
    }
}
