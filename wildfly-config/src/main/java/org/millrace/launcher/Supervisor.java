package org.millrace.launcher;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Keeps one part alive: starts it, and starts it again when it has died, after a pause that grows while it keeps dying.
 * Gives up only on a part that never once became ready.
 */
final class Supervisor {

    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration STEADY = Duration.ofMinutes(1);
    private static final int FIRST_ATTEMPTS = 3;

    private final Part part;
    private final Console console;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final Thread thread;
    private volatile boolean stopping;

    Supervisor(Part part, Console console) {
        this.part = part;
        this.console = console;
        this.thread = new Thread(this::mind, part.name());
        thread.setDaemon(true);
    }

    /** Done when the part is ready for the first time; fails with what stands in the way. */
    CompletableFuture<Void> begin() {
        thread.start();
        return ready;
    }

    /** Ends the part in order and for good. */
    void stop() {
        stopping = true;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (part.process().isPresent()) {
            console.say("Stopping " + part.name());
            part.stop();
        }
    }

    private void mind() {
        Duration pause = SHORTEST_PAUSE;
        for (int attempt = 1; !stopping; attempt++) {
            long begin = System.nanoTime();
            String end = runOnce();
            if (stopping) {
                return;
            }
            if (!ready.isDone() && attempt == FIRST_ATTEMPTS) {
                ready.completeExceptionally(new LaunchException(part.name() + " " + end + ". Its log: " + part.log()));
                return;
            }
            boolean steady = System.nanoTime() - begin > STEADY.toNanos();
            pause = steady ? SHORTEST_PAUSE : pause;
            console.say(part.name() + " " + end + "; starting it again in " + pause.toSeconds() + " s");
            pause = sleep(pause);
        }
    }

    /** Returns how it ended, as the rest of a sentence. */
    private String runOnce() {
        console.say("Starting " + part.name());
        try {
            part.start();
        } catch (RuntimeException e) {
            if (!ready.isDone()) {
                ready.completeExceptionally(e);
                stopping = true;
            }
            return "cannot be started: " + e.getMessage();
        }
        try {
            part.awaitReady(what -> console.waiting(part, what));
            console.ready(part);
            ready.complete(null);
            while (part.process().isPresent()) {
                Pause.of(Duration.ofMillis(200));
            }
            return "has died";
        } catch (RuntimeException e) {
            return e.getMessage();
        }
    }

    private Duration sleep(Duration pause) {
        try {
            Pause.of(pause);
        } catch (LaunchException e) {
            return pause;
        }
        Duration next = pause.multipliedBy(2);
        return next.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : next;
    }
}
