package org.millrace.platform.web.query;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.millrace.platform.web.problem.Problems;

/** A misspelt filter must not look like a filter that lets everything through: it is refused. */
@Provider
@ApplicationScoped
@Priority(Priorities.USER)
public class UnknownParameterFilter implements ContainerRequestFilter {

    @Context
    private ResourceInfo resource;

    private final Map<Method, Set<String>> known = new ConcurrentHashMap<>();

    @Override
    public void filter(ContainerRequestContext request) {
        Set<String> names = known.computeIfAbsent(
                resource.getResourceMethod(), method -> KnownParameters.of(resource.getResourceClass(), method));
        request.getUriInfo().getQueryParameters().forEach((sent, values) -> {
            if (!names.contains(sent)) {
                throw Problems.parameter(
                        sent,
                        names.isEmpty()
                                ? "no query parameter is known here."
                                : "it is not known here; known are " + String.join(", ", names) + ".");
            }
            if (values.stream().anyMatch(value -> value.indexOf('\0') >= 0)) {
                throw Problems.parameter(sent, "leave out the character U+0000: nothing here is named with it.");
            }
        });
    }
}
