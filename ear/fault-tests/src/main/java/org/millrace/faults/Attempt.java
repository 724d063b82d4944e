package org.millrace.faults;

import org.millrace.client.Response;

/**
 * A request that was sent, and what came back.
 *
 * @param status of the HTTP answer, 0 where there was none
 * @param operation its URL, null where none was named
 * @param note the answer or the failure in one line
 */
record Attempt(Request request, Outcome outcome, int status, String operation, String note) {
    private static final int CONFLICT = 409;

    static Attempt answered(Request request, Response response) {
        String operation = response.header("Location").orElse(null);
        return new Attempt(request, outcome(request, response), response.status(), operation, response.summary());
    }

    static Attempt unanswered(Request request, Exception failure) {
        return new Attempt(request, Outcome.UNKNOWN, 0, null, failure.toString());
    }

    private static Outcome outcome(Request request, Response response) {
        boolean problem = response.header("Content-Type").orElse("").startsWith("application/problem+json");
        boolean registeredBefore = request.kind() == Kind.CUSTOMER && response.status() == CONFLICT;
        if (response.status() / 100 == 2 || registeredBefore) {
            return Outcome.OK;
        }
        // 5xx: it may have been stored all the same; a 404 without a problem: the application is not there yet
        return response.status() >= 500 || !problem ? Outcome.UNKNOWN : Outcome.FAILED;
    }

    /** What the contract allows at no time: a server error other than 503. */
    static boolean serverError(int status) {
        return status >= 500 && status != 503;
    }
}
