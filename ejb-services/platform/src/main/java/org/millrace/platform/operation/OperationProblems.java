package org.millrace.platform.operation;

import org.millrace.platform.problem.Problem;

/** What can go wrong with an operation, whatever it does. */
public final class OperationProblems {

    private OperationProblems() {}

    public static Problem idempotencyKeyReused() {
        return Problem.of(
                "idempotency-key-reused",
                "Idempotency key reused",
                422,
                "This Idempotency-Key was used before with another body. Use a new key for a new request, or send the"
                        + " first body again to get the first operation.");
    }

    static Problem deadLettered(int attempts) {
        return Problem.of(
                "dead-lettered",
                "Put aside after repeated failures",
                500,
                "Processing broke " + attempts + " times, so the command was put aside. Nothing is lost: tell the"
                        + " operators, who send it back to its queue once the cause is removed; then this operation goes on.");
    }
}
