package org.millrace.client;

import java.time.Duration;

/** The end of someone's patience. */
public final class Deadline {
    private final Duration patience;
    private volatile long end;

    public Deadline(Duration patience) {
        this.patience = patience;
        this.end = System.nanoTime() + patience.toNanos();
    }

    /** Begins anew: there was a sign of life. */
    public void renew() {
        end = System.nanoTime() + patience.toNanos();
    }

    /**
     * Sleeps before the next attempt.
     *
     * @param reason what it waits for, in words
     * @throws Complaint with the reason, where the deadline is passed
     */
    public void pause(Duration time, String reason) {
        if (System.nanoTime() - end > 0) {
            throw new Complaint("given up after %d s: %s".formatted(patience.toSeconds(), reason));
        }
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            throw Api.interrupted(e);
        }
    }
}
