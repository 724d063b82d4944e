package org.millrace.platform.pattern;

import java.time.Instant;

/**
 * Where a pattern was found.
 *
 * @param position of the event with which it was complete
 * @param time of that event
 */
public record Found(long position, Instant time) {}
