package org.millrace.platform.web.caller;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;

/** Who sent the request, by the token's {@code upn} or {@code sub} (MicroProfile JWT). */
@RequestScoped
public class Caller {

    private static final String EVERYTHING = "ops";

    @Inject
    private HttpServletRequest request;

    /** Whether the request came with a valid token. */
    public boolean isKnown() {
        return request.getUserPrincipal() != null;
    }

    public String name() {
        Principal principal = request.getUserPrincipal();
        if (principal == null) {
            throw new IllegalStateException("Only known callers have a name");
        }
        return principal.getName();
    }

    /** Whether the caller has the role, or the one that may do everything. */
    public boolean is(String role) {
        return request.isUserInRole(role) || request.isUserInRole(EVERYTHING);
    }
}
