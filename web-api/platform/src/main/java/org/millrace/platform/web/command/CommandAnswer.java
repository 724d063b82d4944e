package org.millrace.platform.web.command;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.function.Function;
import org.millrace.platform.command.Backlog;
import org.millrace.platform.operation.Operation;
import org.millrace.platform.problem.Problem;
import org.millrace.platform.web.link.Api;
import org.millrace.platform.web.operation.OperationView;
import org.millrace.platform.web.prefer.Prefer;
import org.millrace.platform.web.problem.ProblemDocument;
import org.millrace.platform.web.state.Representation;

/**
 * What a client hears of its command: that it was accepted, or how it ended.
 *
 * @param backlog tells when it is worth asking how the operation stands
 * @param path where the request was sent
 * @param creates whether success means that there is something new
 * @param resource shows what the operation made or changed, by its path below the API's base
 */
record CommandAnswer(
        Api api,
        Backlog backlog,
        String path,
        Prefer prefer,
        boolean creates,
        Function<String, Representation> resource) {

    private static final Problem CANCELLED = Problem.of(
            "operation-cancelled",
            "Operation cancelled",
            409,
            "The operation was cancelled before it ran: nothing was changed. Send the request anew, with a new"
                    + " Idempotency-Key, if you want it after all.");

    /** 202 with the operation; its URL is the Location. */
    Response accepted(Accepted accepted, boolean waited) {
        Operation operation = accepted.operation();
        URI location = URI.create(api.url(OperationView.path(operation.id())));
        return common(
                        Response.accepted(OperationView.of(operation, api).body())
                                .location(location),
                        accepted,
                        prefer.applied(true, waited))
                .header(HttpHeaders.RETRY_AFTER, backlog.retryAfter())
                .build();
    }

    /** What the operation came to; 202 if it has not ended. */
    Response ended(Accepted accepted) {
        Operation operation = accepted.operation();
        return switch (operation.status()) {
            case ACCEPTED, RUNNING -> accepted(accepted, true);
            case SUCCEEDED -> ended(succeeded(operation), accepted);
            case FAILED -> ended(refused(operation.error()), accepted);
            case CANCELLED -> ended(refused(CANCELLED), accepted);
        };
    }

    private Response ended(Response.ResponseBuilder answer, Accepted accepted) {
        return common(answer, accepted, prefer.applied(false, true)).build();
    }

    private Response.ResponseBuilder succeeded(Operation operation) {
        Representation shown = resource.apply(operation.resource());
        URI location = URI.create(api.url(operation.resource()));
        Response.ResponseBuilder answer =
                creates ? Response.created(location) : Response.ok().contentLocation(location);
        return answer.entity(shown.body()).tag(shown.tag());
    }

    private Response.ResponseBuilder refused(Problem problem) {
        return Response.status(problem.status())
                .type(ProblemDocument.MEDIA_TYPE)
                .entity(ProblemDocument.of(problem, path, api));
    }

    private Response.ResponseBuilder common(Response.ResponseBuilder answer, Accepted accepted, String applied) {
        if (accepted.replayed()) {
            answer.header("Idempotency-Replayed", "true");
        }
        String operation = api.url(OperationView.path(accepted.operation().id()));
        return answer.header("Preference-Applied", applied)
                .header(HttpHeaders.VARY, "Prefer")
                .header(HttpHeaders.LINK, "<" + operation + ">; rel=\"operation\"");
    }
}
