package org.millrace.faults;

import java.util.Optional;
import java.util.function.Consumer;

/** Something that happens to a running system. When it is over, everything is running again, if not yet ready. */
enum Fault {
    KILL_SERVER(Kills::server),
    KILL_DATABASE(Kills::database),
    KILL_BOTH(Kills::both),
    KILL_DURING_STARTUP(Kills::duringStartup),
    KILL_WITH_BACKLOG(Kills::withBacklog),
    /** After the send, before the 202. */
    HALT_AFTER_SEND(scene -> Kills.atPoint(scene, "halt_after_send")),
    /** Before the acknowledgement. */
    HALT_AFTER_COMMIT(scene -> Kills.atPoint(scene, "halt_after_commit")),
    /** Before publishing. */
    HALT_AFTER_SEQUENCING(scene -> Kills.atPoint(scene, "halt_after_sequencing")),
    /** Before its mark. */
    HALT_AFTER_PUBLISHING(scene -> Kills.atPoint(scene, "halt_after_publishing")),
    PAUSE_DATABASE(Outages::pauseDatabase),
    PAUSE_SERVER(Outages::pauseServer),
    DATABASE_AWAY(Outages::databaseAway),
    TERMINATE_BACKENDS(Outages::terminateBackends),
    COMMIT_RESET(Outages::commitReset),
    DISK_FULL(Outages::diskFull),
    CLOCK(Outages::clock),
    SAME_KEY_64(Poisons::sameKey),
    POISON_UNREADABLE(Poisons::unreadable),
    POISON_THROWING(Poisons::throwing),
    POISON_KILLER(Poisons::killer);

    private final Consumer<Scene> course;

    Fault(Consumer<Scene> course) {
        this.course = course;
    }

    void happenTo(Scene scene) {
        course.accept(scene);
    }

    /** Why it cannot be done on this machine; empty if it can. */
    Optional<String> obstacle() {
        return switch (this) {
            case DISK_FULL -> SmallDisk.obstacle();
            case CLOCK -> FakeClock.obstacle();
            default -> Optional.empty();
        };
    }
}
