package org.millrace.platform.problem;

/** Nothing is wrong with the request, there are too many of them now: the same can be sent again a little later. */
public final class LimitReached extends Refusal {

    private final long retryAfter;

    /** @param retryAfter seconds after which it is worth trying again */
    public LimitReached(Problem problem, long retryAfter) {
        super(problem);
        this.retryAfter = retryAfter;
    }

    public long retryAfter() {
        return retryAfter;
    }
}
