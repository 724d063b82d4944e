package org.millrace.faults;

import java.util.Collections;
import java.util.function.Consumer;

/** Something that happens to a running system. When it is over, everything is running again, if not yet ready. */
enum Fault {
    KILL_SERVER(scene -> {
        scene.rig().killServer();
        scene.rig().startServer();
    }),
    KILL_DATABASE(scene -> {
        scene.rig().killDatabase();
        scene.pause(0, 4_000);
        scene.rig().startDatabase();
    }),
    KILL_BOTH(scene -> {
        boolean serverFirst = scene.coin();
        if (serverFirst) {
            scene.rig().killServer();
            scene.pause(0, 50);
        }
        scene.rig().killDatabase();
        if (!serverFirst) {
            scene.pause(0, 50);
            scene.rig().killServer();
        }
        scene.rig().startDatabase();
        scene.rig().startServer();
    }),
    KILL_DURING_STARTUP(scene -> {
        scene.rig().killServer();
        scene.rig().startServer();
        scene.pause(1_000, 12_000);
        scene.rig().killServer();
        scene.rig().startServer();
    }),
    PAUSE_DATABASE(scene -> {
        var processes = scene.rig().databaseProcesses();
        Rig.signal("STOP", processes);
        scene.pause(2_000, 8_000);
        Rig.signal("CONT", processes);
    }),
    /** Longer than the relay's lease. */
    PAUSE_SERVER(scene -> {
        var processes = scene.rig().serverProcesses();
        Rig.signal("STOP", processes);
        scene.pause(5_000, 7_000);
        Rig.signal("CONT", processes);
    }),
    TERMINATE_BACKENDS(scene -> {
        for (int i = 0; i < 10; i++) {
            Backends.terminateSome(scene.rig(), "sales");
            Backends.terminateSome(scene.rig(), "fulfilment");
            scene.pause(50, 400);
        }
    }),
    SAME_KEY_64(scene -> {
        Workload workload = scene.workload("same");
        Request receipt = workload.receipt();
        Parallel.map(Collections.nCopies(64, receipt), 64, scene.caller()::send);
        Parallel.map(Collections.nCopies(64, workload.order()), 64, scene.caller()::send);
    }),
    POISON(scene -> {
        scene.poison("sales");
        scene.poison("fulfilment");
    }),
    HALT_AFTER_SEND(scene -> halt(scene, "halt_after_send")),
    HALT_AFTER_COMMIT(scene -> halt(scene, "halt_after_commit")),
    HALT_AFTER_SEQUENCING(scene -> halt(scene, "halt_after_sequencing")),
    HALT_AFTER_PUBLISHING(scene -> halt(scene, "halt_after_publishing"));

    private static final int POINT_REACHED_MS = 20_000;

    private final Consumer<Scene> course;

    Fault(Consumer<Scene> course) {
        this.course = course;
    }

    void happenTo(Scene scene) {
        course.accept(scene);
    }

    /** Kills the server from within, at a point that a signal from outside would hardly ever meet. */
    private static void halt(Scene scene, String point) {
        scene.rig().agent().arm(point);
        long end = System.nanoTime() + POINT_REACHED_MS * 1_000_000L;
        while (scene.rig().serverIsAlive() && System.nanoTime() < end) {
            Pause.millis(20);
        }
        boolean halted = !scene.rig().serverIsAlive();
        scene.rig().agent().disarm(point);
        if (!halted) {
            // the round then tests nothing, which must not pass for a success
            scene.missed(point);
            return;
        }
        scene.rig().halted();
        scene.rig().startServer();
    }
}
