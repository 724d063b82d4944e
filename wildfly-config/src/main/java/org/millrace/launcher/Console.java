package org.millrace.launcher;

import java.io.PrintStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Tells the user what happens, and when, in seconds since the launcher began. */
final class Console {

    private static final Duration REMINDER = Duration.ofSeconds(15);

    private final PrintStream out;
    private final long begin = System.nanoTime();
    private final Map<String, Waiting> waiting = new HashMap<>();

    Console(PrintStream out) {
        this.out = out;
    }

    synchronized void say(String line) {
        out.printf(Locale.ROOT, "[%6.1f s] %s%n", seconds(begin), line);
    }

    /** Said once, and again from time to time while nothing moves. */
    synchronized void waiting(Part part, String what) {
        long now = System.nanoTime();
        String line = part.name() + ": waiting for " + what;
        Waiting before = waiting.get(part.name());
        if (before == null || !before.line.equals(line)) {
            waiting.put(part.name(), new Waiting(line, now, now));
            say(line);
        } else if (seconds(before.toldAt) > REMINDER.toSeconds()) {
            waiting.put(part.name(), new Waiting(line, before.since, now));
            say(String.format(Locale.ROOT, "%s, for %.0f s now; its log: %s", line, seconds(before.since), part.log()));
        }
    }

    /** The next time that the part waits is another story. */
    synchronized void ready(Part part) {
        waiting.remove(part.name());
        say(part.name() + " is ready");
    }

    synchronized void print(String text) {
        out.println(text);
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private record Waiting(String line, long since, long toldAt) {}
}
