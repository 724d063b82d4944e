package org.millrace.platform.pattern;

/**
 * A pattern that shows.
 *
 * @param subject of the event that will tell of it
 * @param data of that event, written as JSON
 */
public record Finding(String subject, Object data) {}
