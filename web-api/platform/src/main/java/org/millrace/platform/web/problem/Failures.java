package org.millrace.platform.web.problem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.OptimisticLockException;
import jakarta.ws.rs.WebApplicationException;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.millrace.platform.command.BrokerUnavailable;
import org.millrace.platform.database.Database;
import org.millrace.platform.database.DatabaseUnavailable;
import org.millrace.platform.database.SqlStates;
import org.millrace.platform.problem.Problem;
import org.millrace.platform.problem.Refusal;

/** Finds the problem behind whatever was thrown. What nobody foresaw is logged, and told without its insides. */
@ApplicationScoped
public class Failures {

    private static final Logger LOG = Logger.getLogger(Failures.class);

    @Inject
    private Database database;

    private final ProblemTexts texts = new ProblemTexts(Failures.class.getClassLoader());

    /** The problem that the client is told of. */
    public Problem explain(Throwable failure) {
        return foreseen(failure).orElseGet(() -> unforeseen(failure));
    }

    private Optional<Problem> foreseen(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return Optional.of(refusal.problem());
            }
            if (cause instanceof DatabaseUnavailable) {
                return Optional.of(databaseUnavailable());
            }
            if (cause instanceof BrokerUnavailable) {
                return Optional.of(brokerUnavailable());
            }
            if (cause instanceof OptimisticLockException) {
                return Optional.of(changedMeanwhile());
            }
            if (cause instanceof WebApplicationException answer
                    && answer.getResponse().getStatus() < 500) {
                return Optional.of(texts.of(answer.getResponse().getStatus()));
            }
        }
        return Optional.empty();
    }

    private Problem unforeseen(Throwable failure) {
        if (SqlStates.conflict(failure)) {
            return changedMeanwhile();
        }
        if (failure instanceof RuntimeException thrown
                && database.availability().explain(thrown) instanceof DatabaseUnavailable) {
            return databaseUnavailable();
        }
        String id = UUID.randomUUID().toString();
        LOG.errorf(failure, "A request failed unexpectedly; its caller was told the id %s", id);
        Problem general = texts.of(500);
        return Problem.of(
                general.type(), general.title(), 500, general.detail() + " It is in the log under " + id + ".");
    }

    private static Problem databaseUnavailable() {
        return Problem.of(
                "database-unavailable",
                "Database unavailable",
                503,
                "The database cannot be reached at the moment. Asynchronous requests are still accepted; try this one"
                        + " again a little later.");
    }

    private static Problem brokerUnavailable() {
        return Problem.of(
                "broker-unavailable",
                "Message broker unavailable",
                503,
                "The message broker did not confirm the request, so nobody knows whether it was stored. Send it again"
                        + " with the same Idempotency-Key a little later: it is not done twice.");
    }

    private static Problem changedMeanwhile() {
        return Problem.of(
                "precondition-failed",
                "Precondition failed",
                412,
                "Somebody else changed it at the same moment: read it again and decide anew.");
    }
}
