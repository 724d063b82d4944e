package org.millrace.platform.command;

import org.millrace.platform.problem.Refusal;

/** Does the work of one type of command, inside the transaction that also records that it is done. */
@FunctionalInterface
public interface CommandHandler {

    /**
     * @return path of the resource that it made or changed, below the API's base, for example {@code /orders/4711}
     * @throws Refusal if a rule of the business says no: all is rolled back and the operation fails with its problem
     */
    String handle(Command command);
}
