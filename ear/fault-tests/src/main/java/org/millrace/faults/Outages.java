package org.millrace.faults;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import org.millrace.faults.Violation.Sort;

/** What nobody dies of: something stands still, is gone for a while, or breaks off. */
final class Outages {
    private static final int PROBE_MS = 1_000;
    private static final int CLOCK_READ_MS = 10_000;
    private static final int STANDSTILL_MS = 3_000;
    private static final int PATIENCE_MS = 60_000;

    private Outages() {}

    static void pauseDatabase(Scene scene) {
        var processes = scene.rig().databaseProcesses();
        Rig.signal("STOP", processes);
        scene.pause(2_000, 8_000);
        Rig.signal("CONT", processes);
    }

    /** Longer than the relay's lease: another node has taken over, and is gone again, when the server goes on. */
    static void pauseServer(Scene scene) {
        var processes = scene.rig().serverProcesses();
        Rig.signal("STOP", processes);
        scene.pause(5_000, 7_000);
        List<String> taken = Stream.of("sales", "fulfilment")
                .filter(context -> Standby.takesOver(scene.rig(), context))
                .toList();
        Rig.signal("CONT", processes);
        System.out.println("  leases taken over: " + taken);
        if (taken.isEmpty()) {
            scene.plan().miss("no lease of the relay could be taken over");
        }
        taken.stream()
                .filter(context -> !Standby.isNoticed(scene.rig(), context))
                .forEach(context -> scene.plan()
                        .witness(new Violation(Sort.BROKEN, context + " went on under a lease that was over")));
    }

    /** Every order is accepted all the time, and waits. */
    static void databaseAway(Scene scene) {
        Workload orders = scene.workload("away");
        scene.rig().stopDatabase();
        int sent = 0;
        long longest = 0;
        for (long end = System.nanoTime() + scene.options().away().toNanos(); System.nanoTime() < end; sent++) {
            long begin = System.nanoTime();
            Attempt attempt = scene.caller().send(orders.order());
            longest = Math.max(longest, System.nanoTime() - begin);
            if (attempt.outcome() != Outcome.OK) {
                scene.plan().witness(new Violation(Sort.BROKEN, "not accepted with the database down: " + attempt));
            }
            Pause.millis(PROBE_MS);
        }
        System.out.printf(
                "  %d orders were sent one by one, the slowest answer took %d ms%n", sent, longest / 1_000_000);
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
        awaitClock(scene, Duration.ofHours(1));
        scene.pause(3_000, 6_000);
        scene.awaitProgress();
        scene.rig().clock().show("+0");
        awaitClock(scene, Duration.ZERO);
        scene.pause(3_000, 6_000);
    }

    /** A minute more or less: what the server tells is in whole seconds and cached. */
    private static void awaitClock(Scene scene, Duration ahead) {
        long end = System.nanoTime() + CLOCK_READ_MS * 1_000_000L;
        while (System.nanoTime() < end) {
            boolean read = scene.caller()
                    .look("sales", "/")
                    .flatMap(answer -> answer.header("Date"))
                    .map(date -> ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant())
                    .filter(told -> Duration.between(Instant.now().plus(ahead), told)
                                    .abs()
                                    .toMinutes()
                            < 1)
                    .isPresent();
            if (read) {
                return;
            }
            Pause.millis(200);
        }
        scene.plan().miss("the server's clock is not " + ahead + " ahead");
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
