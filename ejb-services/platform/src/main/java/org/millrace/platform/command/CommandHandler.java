package org.millrace.platform.command;

import java.util.Optional;
import org.millrace.platform.problem.Refusal;

/** Does the work of one type of command, inside the transaction that also records that it is done. */
@FunctionalInterface
public interface CommandHandler {

    /**
     * @return path of the resource that it made or changed, below the API's base, for example {@code /orders/4711}
     * @throws Refusal if a rule of the business says no: all is rolled back and the operation fails with its problem
     */
    String handle(Command command);

    /**
     * What a failure of the work or of its commit means, where a constraint of the database stands for a rule of the
     * business: it then counts as if {@link #handle} had thrown it.
     *
     * @return empty if it means that something is broken
     */
    default Optional<Refusal> refusal(Command command, RuntimeException failure) {
        return Optional.empty();
    }
}
