package org.millrace.platform.web.caller;

import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.util.Set;

/** Who sent the request. */
@RequestScoped
public class Caller {

    private static final String EVERYTHING = "ops";

    private String name;
    private Set<String> roles = Set.of();
    private Instant expiresAt;

    void identify(Identity identity) {
        name = identity.name();
        roles = identity.roles();
        expiresAt = identity.expiresAt();
    }

    /** Whether a token said who it is: what is open to all is not asked for one. */
    public boolean isKnown() {
        return name != null;
    }

    public String name() {
        if (name == null) {
            throw new IllegalStateException("Only known callers have a name");
        }
        return name;
    }

    /** When the token ends, by which the caller is known. */
    public Instant expiresAt() {
        return expiresAt;
    }

    /** Whether the caller has the role, or the one that may do everything. */
    public boolean is(String role) {
        return roles.contains(role) || roles.contains(EVERYTHING);
    }
}
