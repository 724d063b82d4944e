package org.millrace.platform.operation;

import java.time.Instant;
import java.util.Optional;

/**
 * An operation id that this context has issued.
 *
 * @param value the id as clients know it
 * @param type the type of its command
 * @param issuedAt when it was issued, where the id tells (an id that comes from an idempotency key does not)
 * @param ownedByCaller whether it was issued to the caller that shows it now
 */
public record IssuedId(String value, String type, Optional<Instant> issuedAt, boolean ownedByCaller) {}
