package org.millrace.platform.web.caller;

import java.time.Instant;
import java.util.Set;

/**
 * Whom a valid token speaks for.
 *
 * @param name by the claim {@code upn}, {@code preferred_username} or {@code sub}, whichever there is first
 * @param roles by the claim {@code groups}
 * @param expiresAt when the token ends
 */
record Identity(String name, Set<String> roles, Instant expiresAt) {}
