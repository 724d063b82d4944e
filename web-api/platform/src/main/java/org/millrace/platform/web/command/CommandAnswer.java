package org.millrace.platform.web.command;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.function.Function;
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
 * @param path where the request was sent
 * @param replayed whether it is known that the same was sent before
 * @param creates whether success means that there is something new
 * @param resource shows what the operation made or changed, by its path below the API's base
 */
record CommandAnswer(
        Api api,
        String path,
        Prefer prefer,
        boolean replayed,
        boolean creates,
        Function<String, Representation> resource) {

    private static final Problem CANCELLED = Problem.of(
            "operation-cancelled",
            "Operation cancelled",
            409,
            "The operation was cancelled before it ran: nothing was changed. Send the request anew, with a new"
                    + " Idempotency-Key, if you want it after all.");

    /** 202 with the operation; its URL is the Location. */
    Response accepted(Operation operation, boolean waited) {
        URI location = URI.create(api.url(OperationView.path(operation.id())));
        return common(Response.accepted(OperationView.of(operation, api).body()).location(location), operation, waited)
                .header(HttpHeaders.RETRY_AFTER, 1)
                .build();
    }

    /** What the operation came to; 202 if it has not ended. */
    Response ended(Operation operation) {
        return switch (operation.status()) {
            case ACCEPTED, RUNNING -> accepted(operation, true);
            case SUCCEEDED -> common(succeeded(operation), operation, true).build();
            case FAILED -> common(refused(operation.error()), operation, true).build();
            case CANCELLED -> common(refused(CANCELLED), operation, true).build();
        };
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

    private Response.ResponseBuilder common(Response.ResponseBuilder answer, Operation operation, boolean waited) {
        if (replayed) {
            answer.header("Idempotency-Replayed", "true");
        }
        String applied = prefer.applied(waited);
        if (applied != null) {
            answer.header("Preference-Applied", applied);
        }
        return answer.header(HttpHeaders.VARY, "Prefer")
                .header(HttpHeaders.LINK, "<" + api.url(OperationView.path(operation.id())) + ">; rel=\"operation\"");
    }
}
