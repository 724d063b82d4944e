package org.millrace.platform.problem;

import jakarta.ejb.ApplicationException;
import java.util.Optional;
import org.millrace.platform.event.NewEvent;

/**
 * A rule of the business says no. Everything that was begun is rolled back, the caller gets the problem, and trying
 * again without changing something would end the same way.
 */
@ApplicationException(rollback = true)
public class Refusal extends RuntimeException {

    private final transient Problem problem;
    private final transient NewEvent event;

    public Refusal(Problem problem) {
        this(problem, null);
    }

    /** @param event what others should learn of the refusal of an asynchronous command */
    public Refusal(Problem problem, NewEvent event) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
        this.event = event;
    }

    public Problem problem() {
        return problem;
    }

    public Optional<NewEvent> event() {
        return Optional.ofNullable(event);
    }
}
