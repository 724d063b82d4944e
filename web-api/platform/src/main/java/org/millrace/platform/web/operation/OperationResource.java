package org.millrace.platform.web.operation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.millrace.platform.command.Backlog;
import org.millrace.platform.operation.IssuedId;
import org.millrace.platform.operation.Operation;
import org.millrace.platform.operation.OperationIds;
import org.millrace.platform.operation.Operations;
import org.millrace.platform.web.caller.Caller;
import org.millrace.platform.web.description.Described;
import org.millrace.platform.web.link.Api;
import org.millrace.platform.web.prefer.Prefer;
import org.millrace.platform.web.problem.Problems;
import org.millrace.platform.web.state.Conditions;

/** What became of an asynchronous request. It belongs to the caller who sent that, and to the operators. */
@ApplicationScoped
@Path("operations/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"sales", "warehouse", "integrator"})
public class OperationResource {

    private static final String OPERATORS = "ops";

    @Inject
    private OperationIds ids;

    @Inject
    private Operations operations;

    @Inject
    private OperationLookup lookup;

    @Inject
    private Backlog backlog;

    @Inject
    private Caller caller;

    @Inject
    private Api api;

    /** How it stands; with {@code Prefer: wait=N}, once it has ended. */
    @GET
    @Described(
            id = "readOperation",
            summary = "See what became of a request",
            answers = "Operation",
            headers = "Retry-After",
            refuses = "gone")
    public CompletionStage<Response> read(
            @PathParam("id") String id,
            @HeaderParam("Prefer") List<String> preferences,
            @BeanParam Conditions conditions) {
        Prefer prefer = Prefer.parse(preferences);
        return lookup.ended(issued(id), prefer).thenApply(operation -> {
            Response.ResponseBuilder answer = Response.fromResponse(conditions.answer(OperationView.of(operation, api)))
                    .header(HttpHeaders.VARY, "Prefer")
                    .header("Preference-Applied", prefer.applied(false, true));
            return operation.status().ended()
                    ? answer.build()
                    : answer.header(HttpHeaders.RETRY_AFTER, backlog.retryAfter())
                            .build();
        });
    }

    /** Sees to it that a command which still waits in the queue will not run. */
    @DELETE
    @Described(
            id = "cancelOperation",
            summary = "Keep a request that still waits from being done",
            answers = "Operation",
            refuses = {"operation-not-cancellable", "gone"})
    public Response cancel(@PathParam("id") String id, @BeanParam Conditions conditions) {
        IssuedId issued = issued(id);
        boolean inTime = operations.cancel(issued, caller.name());
        Operation operation = lookup.find(issued);
        if (!inTime && operation.status() != Operation.Status.CANCELLED) {
            throw Problems.conflict(
                    "operation-not-cancellable",
                    "Too late to cancel",
                    "It is not waiting in the queue any more: read the operation to see what became of it.");
        }
        return conditions.changed(OperationView.of(operation, api));
    }

    private IssuedId issued(String id) {
        return ids.recognise(id, caller.name())
                .filter(issued -> issued.ownedByCaller() || caller.is(OPERATORS))
                .orElseThrow(() -> Problems.notFound("You have no operation of this id: check the Location that the"
                        + " request's 202 named, and send the token that you had sent then."));
    }
}
