package org.millrace.platform.web.problem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.OptionalLong;
import org.millrace.platform.problem.LimitReached;
import org.millrace.platform.problem.Problem;
import org.millrace.platform.web.link.Api;

/** Answers with a problem document whatever goes wrong in the API. */
@Provider
@ApplicationScoped
public class FailureMapper implements ExceptionMapper<Throwable> {

    private static final int RETRY_AFTER_SECONDS = 3;

    @Context
    private UriInfo uri;

    @Inject
    private Failures failures;

    @Inject
    private Api api;

    @Override
    public Response toResponse(Throwable failure) {
        if (failure instanceof WebApplicationException answer
                && answer.getResponse().getStatus() < 400) {
            return answer.getResponse();
        }
        Problem problem = failures.explain(failure);
        Response.ResponseBuilder response = failure instanceof WebApplicationException answer
                ? Response.fromResponse(answer.getResponse()).status(problem.status())
                : Response.status(problem.status());
        retryAfter(failure, problem).ifPresent(seconds -> response.header(HttpHeaders.RETRY_AFTER, seconds));
        return response.type(ProblemDocument.MEDIA_TYPE)
                .entity(ProblemDocument.of(problem, uri.getRequestUri().getRawPath(), api))
                .build();
    }

    private static OptionalLong retryAfter(Throwable failure, Problem problem) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof LimitReached limit) {
                return OptionalLong.of(limit.retryAfter());
            }
        }
        return problem.status() == 503 ? OptionalLong.of(RETRY_AFTER_SECONDS) : OptionalLong.empty();
    }
}
