package org.millrace.platform.web.caller;

import jakarta.annotation.Priority;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.AnnotatedElement;
import java.util.stream.Stream;

/** Lets through who has one of the roles that a resource names; where a resource says nothing, nobody. */
@Provider
@ApplicationScoped
@Priority(Priorities.AUTHORIZATION)
public class RolesFilter implements ContainerRequestFilter {

    @Context
    private ResourceInfo resource;

    @Inject
    private Caller caller;

    @Override
    public void filter(ContainerRequestContext request) {
        AnnotatedElement rule = rule();
        if (rule.isAnnotationPresent(PermitAll.class)) {
            return;
        }
        if (!caller.isKnown()) {
            throw new NotAuthorizedException("Bearer realm=\"millrace\"");
        }
        RolesAllowed allowed = rule.getAnnotation(RolesAllowed.class);
        if (allowed == null || Stream.of(allowed.value()).noneMatch(caller::is)) {
            throw new ForbiddenException();
        }
    }

    private AnnotatedElement rule() {
        AnnotatedElement method = resource.getResourceMethod();
        return method.isAnnotationPresent(PermitAll.class) || method.isAnnotationPresent(RolesAllowed.class)
                ? method
                : resource.getResourceClass();
    }
}
