package org.millrace.platform.command;

/**
 * How a queue stood at one moment.
 *
 * @param waiting messages that are not acknowledged yet, those at work included
 * @param acknowledged how many were, since the broker started
 * @param at {@link System#nanoTime}
 */
record QueueReading(long waiting, long acknowledged, long at) {}
