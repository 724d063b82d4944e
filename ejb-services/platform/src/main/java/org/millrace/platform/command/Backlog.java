package org.millrace.platform.command;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.millrace.platform.problem.LimitReached;
import org.millrace.platform.problem.Problem;

/**
 * How many commands wait, and how long they will take: what the broker said when it was last asked, and what this node has
 * sent that it may not have counted. A thread of its own asks, so that accepting pays nothing for it. While the broker does
 * not answer, nothing is held against the callers.
 */
public final class Backlog implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Backlog.class);
    private static final long LOOK_MS = 1_000;

    /** Near the limit each command matters. */
    private static final long LOOK_CLOSELY_MS = 50;

    /** Who is refused shall find room when he comes again: a tenth of what may wait. */
    private static final long ROOM = 10;

    /** What lasts until a tenth of what may wait does wait is no burst any more. */
    private static final long BURST = 10;

    /** Callers who do not hurry have no more than so many on their way to the broker. */
    private static final long CROWD = 4;

    /**
     * @param waiting as the broker said
     * @param counted so many of what this node sent the broker had before it was asked
     */
    private record Look(long waiting, long counted, DrainRate rate) {}

    private final QueueGauge gauge;
    private final String queue;
    private final long limit;
    private final Cores cores;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong settled = new AtomicLong();
    private volatile Look look = new Look(0, 0, DrainRate.UNKNOWN);
    private Thread watching;
    private volatile boolean closed;

    /**
     * @param queue of the commands
     * @param limit so many may wait
     */
    public Backlog(ConnectionFactory connections, String queue, long limit) {
        this(connections, queue, limit, new Cores());
    }

    Backlog(ConnectionFactory connections, String queue, long limit, Cores cores) {
        this.cores = cores;
        this.gauge = new QueueGauge(connections, queue);
        this.queue = queue;
        this.limit = limit;
    }

    public void start(ThreadFactory threads) {
        watching = threads.newThread(this::watchUntilClosed);
        watching.start();
    }

    /** How many commands wait or are at work. */
    public long depth() {
        Look last = look;
        return last.waiting() + sent.get() - last.counted();
    }

    /** Whether a burst of commands is coming and the cores have no time left: what can wait should, then. */
    public boolean crowded() {
        return cores.scarce() && sent.get() - settled.get() > CROWD && depth() < limit / BURST;
    }

    /** Whole seconds after which a command that is sent now has probably been processed, from 1 to 60. */
    public long retryAfter() {
        return look.rate().seconds(depth());
    }

    /**
     * Counts a command that is about to be sent.
     *
     * @throws LimitReached (503) if as many wait as may
     */
    void admit() {
        if (depth() >= limit) {
            throw full();
        }
        sent.incrementAndGet();
    }

    /** One that was admitted has been stored, or will not be. */
    void settle() {
        settled.incrementAndGet();
    }

    @Override
    public void close() {
        closed = true;
        if (watching != null) {
            watching.interrupt();
        }
    }

    private LimitReached full() {
        long seconds = look.rate().seconds(depth() - limit + limit / ROOM);
        return new LimitReached(
                Problem.of(
                        "https://iana.org/assignments/http-problem-types#temporary-reduced-capacity",
                        "Request cannot be satisfied due to temporary server capacity constraints",
                        503,
                        "As many commands wait as may wait here, so this one was not accepted: send it again in "
                                + seconds + " s."),
                seconds);
    }

    private void watchUntilClosed() {
        try {
            while (!closed) {
                ask();
                long waited = 0;
                do {
                    TimeUnit.MILLISECONDS.sleep(LOOK_CLOSELY_MS);
                    waited += LOOK_CLOSELY_MS;
                } while (waited < LOOK_MS && depth() <= limit / 2);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        gauge.close();
    }

    private void ask() {
        // taken first: what is on its way meanwhile may count twice until the next look, and never not at all
        long before = settled.get();
        try {
            QueueReading reading = gauge.read();
            look = new Look(reading.waiting(), before, look.rate().after(reading));
        } catch (JMSException | RuntimeException silent) {
            LOG.debugf(silent, "The broker does not tell how many commands wait in %s", queue);
            gauge.close();
            look = new Look(0, before, look.rate());
        }
    }
}
