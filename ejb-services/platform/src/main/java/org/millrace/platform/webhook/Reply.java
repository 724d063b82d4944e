package org.millrace.platform.webhook;

/**
 * What an endpoint answered.
 *
 * @param retryAfter the header field as sent, or null
 * @param allowedOrigin {@code WebHook-Allowed-Origin} as sent, or null
 * @param start of the answer's body, for people
 */
record Reply(int status, String retryAfter, String allowedOrigin, String start) {}
