package org.millrace.platform.web.caller;

import jakarta.annotation.PostConstruct;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.AnnotatedElement;
import java.time.Clock;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Lets through whose bearer token (RFC 6750) has one of the roles that a resource names; where a resource says nothing,
 * nobody.
 */
@Provider
@ApplicationScoped
@Priority(Priorities.AUTHORIZATION)
public class RolesFilter implements ContainerRequestFilter {

    private static final String SCHEME = "Bearer ";
    private static final String CHALLENGE = "Bearer realm=\"millrace\"";

    @Context
    private ResourceInfo resource;

    @Inject
    private Caller caller;

    @Inject
    private Clock clock;

    private Tokens tokens;

    @PostConstruct
    void readConfiguration() {
        tokens = Tokens.by(ConfigProvider.getConfig(), clock);
    }

    @Override
    public void filter(ContainerRequestContext request) {
        AnnotatedElement rule = rule();
        if (rule.isAnnotationPresent(PermitAll.class)) {
            return;
        }
        caller.identify(identity(request.getHeaderString(HttpHeaders.AUTHORIZATION)));
        RolesAllowed allowed = rule.getAnnotation(RolesAllowed.class);
        if (allowed == null || Stream.of(allowed.value()).noneMatch(caller::is)) {
            throw new ForbiddenException();
        }
    }

    private Identity identity(String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw new NotAuthorizedException(CHALLENGE);
        }
        return tokens.verify(authorization.substring(SCHEME.length()).strip())
                .orElseThrow(() -> new NotAuthorizedException(CHALLENGE + ", error=\"invalid_token\""));
    }

    private AnnotatedElement rule() {
        AnnotatedElement method = resource.getResourceMethod();
        return method.isAnnotationPresent(PermitAll.class) || method.isAnnotationPresent(RolesAllowed.class)
                ? method
                : resource.getResourceClass();
    }
}
