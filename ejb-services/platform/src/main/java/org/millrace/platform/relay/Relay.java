package org.millrace.platform.relay;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSRuntimeException;
import java.time.Clock;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.millrace.platform.database.Database;
import org.millrace.platform.database.DatabaseUnavailable;
import org.millrace.platform.event.CloudEventAttributes;
import org.millrace.platform.event.EventFeed;
import org.millrace.platform.signal.Signal;

/**
 * Carries committed events on: one thread gives positions to those that have none yet, another brings them to the topic, so
 * that a broker which is away never holds up the log. Both are woken by what they wait for, and look by themselves now and
 * then.
 */
public final class Relay implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final long LOOK_MS = 200;
    private static final long RENEW_MS = 1_000;
    private static final long STANDBY_MS = 250;
    private static final long GATHER_MS = 2;
    private static final long LONGEST_PAUSE_MS = 5_000;

    private final Database database;
    private final Lease lease;
    private final Sequencer sequencer;
    private final Publisher publisher;
    private final TopicPublisher topic;
    private final Nodes nodes;
    private final Signal appended;
    private final Signal grown;
    private final Signal advanced;
    private volatile long epoch;
    private volatile boolean closed;
    private Thread sequencing;
    private Thread publishing;
    private Thread listening;

    /**
     * @param node this node's name
     * @param address the topic
     * @param appended raised by each commit here that brings events without positions
     * @param grown raised by each commit here that brings events with theirs
     */
    public Relay(
            Database database,
            EventFeed feed,
            ConnectionFactory connections,
            String node,
            String address,
            CloudEventAttributes attributes,
            Signal appended,
            Signal grown,
            Clock clock) {
        this.database = database;
        this.lease = new Lease(database, node);
        this.sequencer = new Sequencer(database, clock);
        this.topic = new TopicPublisher(connections, address, attributes);
        this.publisher = new Publisher(database, feed, topic);
        this.appended = appended;
        this.grown = grown;
        this.advanced = feed.advanced();
        this.nodes = new Nodes(database, address, node, this::heardOfAppended, advanced::raise);
    }

    public void start(ThreadFactory threads) {
        sequencing = threads.newThread(this::sequenceUntilClosed);
        publishing = threads.newThread(this::publishUntilClosed);
        listening = threads.newThread(nodes::listenUntilClosed);
        sequencing.start();
        publishing.start();
        listening.start();
    }

    /** Whether this node has the lease, as far as it knows. */
    public boolean leads() {
        return epoch != 0;
    }

    @Override
    public void close() {
        closed = true;
        nodes.close();
        for (Thread thread : new Thread[] {sequencing, publishing, listening}) {
            if (thread != null) {
                thread.interrupt();
            }
        }
    }

    private void sequenceUntilClosed() {
        long renewAt = 0;
        long tellAt = 0;
        CompletableFuture<Void> next = appended.next();
        CompletableFuture<Void> ahead = grown.next();
        CompletableFuture<Object> either = CompletableFuture.anyOf(next, ahead);
        try {
            while (!closed) {
                database.availability().await();
                boolean waiting = next.isDone();
                boolean hasGrown = ahead.isDone();
                if (waiting || hasGrown) {
                    next = appended.after(next);
                    ahead = grown.after(ahead);
                    either = CompletableFuture.anyOf(next, ahead);
                }
                try {
                    if (hasGrown) {
                        tellOfAdvanced();
                    }
                    if (epoch == 0 && !acquire()) {
                        if (waiting || System.nanoTime() >= tellAt) {
                            nodes.tellOfAppended();
                            tellAt = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(STANDBY_MS);
                        }
                        Signal.await(either, STANDBY_MS);
                        TimeUnit.MILLISECONDS.sleep(GATHER_MS);
                        continue;
                    }
                    if (System.nanoTime() >= renewAt) {
                        if (!lease.renew(epoch)) {
                            throw new LeaseLost();
                        }
                        renewAt = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(RENEW_MS);
                    }
                    int sequenced = sequencer.sequence(epoch);
                    if (sequenced > 0) {
                        advanced.raise();
                        tellOfAdvanced();
                    }
                    if (sequenced < Sequencer.BATCH) {
                        TimeUnit.MILLISECONDS.sleep(Sequencer.gatheringMs(sequenced));
                        Signal.await(isAlone() ? next : either, LOOK_MS);
                    }
                } catch (LeaseLost lost) {
                    LOG.info("Another node sequences and publishes from now on");
                    epoch = 0;
                } catch (DatabaseUnavailable away) {
                    LOG.debug("The relay waits for the database", away);
                } catch (RuntimeException | Error failure) {
                    tell("Events could not be sequenced; it is tried again", failure);
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        giveUpLease();
    }

    private void publishUntilClosed() {
        long pause = LOOK_MS;
        CompletableFuture<Void> next = advanced.next();
        try {
            while (!closed) {
                database.availability().await();
                next = advanced.after(next);
                try {
                    long current = epoch;
                    if (current != 0) {
                        publisher.publish(current);
                    }
                    if (current == 0 || !publisher.busy()) {
                        Signal.await(next, Publisher.MARK_MS);
                    }
                    pause = LOOK_MS;
                } catch (LeaseLost lost) {
                    Signal.await(next, LOOK_MS);
                } catch (DatabaseUnavailable away) {
                    publisher.forget();
                } catch (JMSRuntimeException away) {
                    LOG.warnf("Events cannot be published now, they wait in the log: %s", away.getMessage());
                    publisher.doubt();
                    TimeUnit.MILLISECONDS.sleep(pause);
                    pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
                } catch (RuntimeException | Error failure) {
                    publisher.forget();
                    tell("Events could not be published; it is tried again", failure);
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        topic.close();
    }

    private void tell(String what, Throwable failure) throws InterruptedException {
        // what an orderly stop interrupts has not failed
        if (!closed) {
            LOG.error(what, failure);
            TimeUnit.MILLISECONDS.sleep(LONGEST_PAUSE_MS);
        }
    }

    private void tellOfAdvanced() {
        if (!isAlone()) {
            nodes.tellOfAdvanced();
        }
    }

    /** Then nobody wants to be told of positions that were taken along, and nobody wakes for them. */
    private boolean isAlone() {
        return epoch != 0 && !nodes.othersAreHeard();
    }

    /** Only the node that sequences has something to do then; the others have told it already. */
    private void heardOfAppended() {
        if (epoch != 0) {
            appended.raise();
        }
    }

    private boolean acquire() {
        OptionalLong acquired = lease.acquire();
        if (acquired.isPresent()) {
            epoch = acquired.getAsLong();
            LOG.debugf("This node sequences and publishes, epoch %d", epoch);
        }
        return acquired.isPresent();
    }

    private void giveUpLease() {
        try {
            if (epoch != 0) {
                lease.release(epoch);
            }
        } catch (RuntimeException away) {
            LOG.debug("The lease ends by itself", away);
        }
    }
}
