package org.millrace.platform.web.limit;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import org.millrace.platform.web.caller.Caller;

/** Counts every request of a known caller, and tells with each answer how much is left. */
@Provider
@ApplicationScoped
@Priority(Priorities.AUTHORIZATION + 1)
public class RateLimitFilter implements ContainerRequestFilter, ContainerResponseFilter {

    private static final String QUOTA = Quota.class.getName();

    @Inject
    private RateLimit limit;

    @Inject
    private Caller caller;

    @Override
    public void filter(ContainerRequestContext request) {
        if (caller.isKnown()) {
            limit.of(caller.name()).ifPresent(quota -> {
                request.setProperty(QUOTA, quota);
                quota.take();
            });
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(QUOTA) instanceof Quota quota) {
            response.getHeaders().putSingle("RateLimit-Policy", quota.policy());
            response.getHeaders().putSingle("RateLimit", quota.state());
        }
    }
}
