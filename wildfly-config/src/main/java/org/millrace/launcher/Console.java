package org.millrace.launcher;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Tells the user what happens, and when, in seconds since the launcher began. */
final class Console {

    private static final Duration REMINDER = Duration.ofSeconds(15);

    private final PrintStream out;
    private final long begin = System.nanoTime();
    private String awaited = "";
    private long awaitedSince;
    private long toldAt;

    Console(PrintStream out) {
        this.out = out;
    }

    synchronized void say(String line) {
        out.printf(Locale.ROOT, "[%6.1f s] %s%n", seconds(begin), line);
    }

    /** Said once, and again from time to time while nothing moves. */
    synchronized void waiting(Part part, String what) {
        String line = part.name() + ": waiting for " + what;
        if (!line.equals(awaited)) {
            awaited = line;
            awaitedSince = System.nanoTime();
            toldAt = awaitedSince;
            say(line);
        } else if (seconds(toldAt) > REMINDER.toSeconds()) {
            toldAt = System.nanoTime();
            say(String.format(Locale.ROOT, "%s, %.0f s by now; its log: %s", line, seconds(awaitedSince), part.log()));
        }
    }

    synchronized void print(String text) {
        out.println(text);
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
