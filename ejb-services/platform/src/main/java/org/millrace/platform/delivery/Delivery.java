package org.millrace.platform.delivery;

import jakarta.jms.Message;
import org.jboss.logging.Logger;
import org.millrace.platform.command.UnreadableMessage;
import org.millrace.platform.database.Availability;
import org.millrace.platform.database.DatabaseUnavailable;
import org.millrace.platform.database.SqlStates;

/**
 * How a consumer deals with one message: it waits for the database as long as it takes, tries again at once what
 * only collided with somebody else, lets the broker deliver again what broke, and puts aside what keeps breaking.
 */
public final class Delivery {

    private static final Logger LOG = Logger.getLogger(Delivery.class);
    private static final int COLLISIONS = 20;

    /** Keeps account of attempts that failed. */
    public interface Account {

        /** An attempt broke and there will be another. */
        void attemptFailed(int attempt);

        /** The last attempt broke, and the message goes to the dead-letter queue; said again where it did not get there. */
        void putAside(int attempts);
    }

    private final Availability database;
    private final DeadLetters deadLetters;
    private final int attempts;
    private final Failures failures = new Failures();

    /** @param attempts how often a message is tried that itself keeps breaking */
    public Delivery(Availability database, DeadLetters deadLetters, int attempts) {
        this.database = database;
        this.deadLetters = deadLetters;
        this.attempts = attempts;
    }

    /** Puts a message aside that cannot even be read. */
    public void refuse(Message message, UnreadableMessage reason) {
        deadLetters.bury(message, reason);
    }

    /**
     * Returns when the message may be acknowledged.
     *
     * @throws AttemptFailed if the broker should deliver it again
     */
    public void of(Message message, Runnable work, Account account) {
        try {
            patiently(work);
            failures.forget(message);
        } catch (AttemptFailed stopping) {
            throw stopping;
        } catch (RuntimeException | Error broken) {
            int attempt = failures.count(message);
            if (attempt < attempts && !(broken instanceof Hopeless)) {
                LOG.warnf("Attempt %d of %d failed: %s", attempt, attempts, broken);
                LOG.debug("Where it failed", broken);
                patiently(() -> account.attemptFailed(attempt));
                throw new AttemptFailed(broken);
            }
            // accounted for first: where that fails, no copy has been made that the next delivery would make again
            patiently(() -> account.putAside(broken instanceof Hopeless ? attempts : attempt));
            deadLetters.bury(message, broken);
            failures.forget(message);
        }
    }

    private void patiently(Runnable work) {
        for (int collisions = 0; ; ) {
            awaitDatabase();
            try {
                work.run();
                return;
            } catch (DatabaseUnavailable away) {
                LOG.debug("Waiting for the database", away);
            } catch (RuntimeException failure) {
                if (!SqlStates.conflict(failure) || ++collisions > COLLISIONS) {
                    throw failure;
                }
            }
        }
    }

    private void awaitDatabase() {
        try {
            database.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new AttemptFailed(stopping);
        }
    }
}
