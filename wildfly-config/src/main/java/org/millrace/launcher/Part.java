package org.millrace.launcher;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** A process of the run: {@link PostgreSql} or {@link WildFly}. Its calls come from one thread at a time. */
public abstract class Part {

    private final String name;
    private final PidFile pidFile;

    Part(String name, PidFile pidFile) {
        this.name = name;
        this.pidFile = pidFile;
    }

    /** Starts the process and returns at once; one that is still alive, and did not do its work, is ended first. */
    public final void start() {
        stop();
        pidFile.remember(launch().toHandle());
    }

    /**
     * Waits until the part does its work.
     *
     * @param waitingFor is told again and again what is still missing
     * @throws LaunchException if it will not get there, because the process has ended or its data does not fit
     */
    public abstract void awaitReady(Consumer<String> waitingFor);

    /** The process, also one that an earlier launcher left behind. */
    public final Optional<ProcessHandle> process() {
        return pidFile.alive();
    }

    /** Ends the process in order, by force where that takes too long; does nothing if none is alive. */
    public final void stop() {
        process().ifPresent(process -> {
            requestStop(process);
            if (!ends(patience())) {
                kill();
            }
        });
        pidFile.forget();
    }

    /** Ends the process like {@code kill -9} does. */
    public final void kill() {
        process().ifPresent(process -> {
            process.destroyForcibly();
            ends(Duration.ofSeconds(10));
        });
    }

    /** What people call it. */
    public final String name() {
        return name;
    }

    /** Where it tells what troubles it. */
    abstract Path log();

    abstract Process launch();

    abstract void requestStop(ProcessHandle process);

    abstract Duration patience();

    private boolean ends(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (process().isPresent() && System.nanoTime() < deadline) {
            Pause.of(Duration.ofMillis(50));
        }
        return process().isEmpty();
    }
}
