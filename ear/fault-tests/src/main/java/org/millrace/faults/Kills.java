package org.millrace.faults;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/** Processes that end as {@code kill -9} ends them, and are started again. */
final class Kills {
    private static final int POINT_REACHED_MS = 20_000;

    private Kills() {}

    static void server(Scene scene) {
        scene.rig().killServer();
        scene.rig().startServer();
    }

    static void database(Scene scene) {
        scene.rig().killDatabase();
        scene.pause(0, 4_000);
        scene.rig().startDatabase();
    }

    /** Within 100 ms: neither's end is waited for before the other is hit. */
    static void both(Scene scene) {
        List<Supplier<List<ProcessHandle>>> victims =
                new ArrayList<>(List.of(scene.rig()::serverProcesses, scene.rig()::databaseProcesses));
        Collections.shuffle(victims, scene.dice());
        List<ProcessHandle> hit = new ArrayList<>();
        for (Supplier<List<ProcessHandle>> victim : victims) {
            List<ProcessHandle> processes = victim.get();
            Rig.signal("KILL", processes);
            hit.addAll(processes);
            scene.pause(0, 50);
        }
        hit.forEach(process -> process.onExit().join());
        scene.rig().killServer();
        scene.rig().killDatabase();
        scene.rig().startDatabase();
        scene.rig().startServer();
    }

    static void duringStartup(Scene scene) {
        server(scene);
        scene.pause(1_000, 8_000);
        if (scene.caller().head("sales") >= 0) {
            scene.plan().miss("the server had started already");
        }
        server(scene);
    }

    /** The database stands still, so that commands wait in the queue and half way in the consumers, and the server dies. */
    static void withBacklog(Scene scene) {
        var database = scene.rig().databaseProcesses();
        Rig.signal("STOP", database);
        scene.pause(500, 2_000);
        scene.rig().killServer();
        Rig.signal("CONT", database);
        scene.rig().startServer();
    }

    /** Kills the server from within, at a point that a signal from outside would hardly ever meet. */
    static void atPoint(Scene scene, String point) {
        scene.rig().agent().arm(point);
        long end = System.nanoTime() + POINT_REACHED_MS * 1_000_000L;
        while (scene.rig().serverIsAlive() && System.nanoTime() < end) {
            Pause.millis(20);
        }
        boolean halted = !scene.rig().serverIsAlive();
        scene.rig().agent().disarm(point);
        if (!halted) {
            scene.plan().miss("the server did not come to " + point + ": does kill-points.btm still fit the code?");
            return;
        }
        scene.rig().halted();
        scene.rig().startServer();
    }
}
