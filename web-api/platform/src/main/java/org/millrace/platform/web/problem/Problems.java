package org.millrace.platform.web.problem;

import java.util.List;
import org.millrace.platform.problem.Problem;
import org.millrace.platform.problem.Refusal;

/** What can be wrong with a request before any rule of the business is asked. Each is made to be thrown. */
public final class Problems {

    private Problems() {}

    /** 404. */
    public static Refusal notFound(String detail) {
        return of("not-found", "Not found", 404, detail);
    }

    /** 400: a query parameter or header has a value that makes no sense. */
    public static Refusal parameter(String name, String detail) {
        return of("invalid-parameter", "Invalid parameter", 400, name + ": " + detail);
    }

    /** 400: the body is well-formed, and breaks the rules of its schema. */
    public static Refusal invalid(String detail, List<Problem.At> errors) {
        return new Refusal(new Problem("invalid-request", "Invalid request", 400, detail, errors));
    }

    /** 400: the body is not JSON, or beyond the limits of what is read. */
    public static Refusal unparsable(String detail, List<Problem.At> errors) {
        return new Refusal(new Problem("unparsable-body", "Unparsable body", 400, detail, errors));
    }

    /** 409. */
    public static Refusal conflict(String type, String title, String detail) {
        return of(type, title, 409, detail);
    }

    /** 410: it was there, and its retention has ended. */
    public static Refusal gone(String detail) {
        return of("gone", "Gone", 410, detail);
    }

    /** 412. */
    public static Refusal preconditionFailed(String detail) {
        return of("precondition-failed", "Precondition failed", 412, detail);
    }

    /** 413. */
    public static Refusal tooLarge(long maxBytes) {
        return of(
                "too-large",
                "Too large",
                413,
                "The body is longer than the " + maxBytes + " bytes that are read here: send less at a time.");
    }

    /** 415. */
    public static Refusal unsupported(String detail) {
        return of("unsupported-media-type", "Unsupported media type", 415, detail);
    }

    private static Refusal of(String type, String title, int status, String detail) {
        return new Refusal(Problem.of(type, title, status, detail));
    }
}
