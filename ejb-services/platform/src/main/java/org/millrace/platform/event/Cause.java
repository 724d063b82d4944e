package org.millrace.platform.event;

/**
 * Why something happens.
 *
 * @param correlationId the operation that began it all, also in another system; for a synchronous change the request's
 *     id
 * @param causationId the operation or event that is the immediate reason
 * @param traceparent W3C Trace Context of the request that began it
 */
public record Cause(String correlationId, String causationId, String traceparent) {}
