package org.millrace.platform.event;

/**
 * An event that is about to be appended to the log.
 *
 * @param type full type name, for example {@code millrace.sales.order.placed}
 * @param subject id of what it is about, as outsiders know it
 * @param aggregate what the version counts, unique in the context, for example {@code order/4711}
 * @param version 1 for the first event of the aggregate, then without a gap
 * @param data the event's data, written as JSON
 */
public record NewEvent(String type, String subject, String aggregate, long version, Object data) {}
