package org.millrace.platform.webhook;

import java.time.Instant;

/** How far a webhook has come, to be written down; see {@link Subscription}. */
record Progress(
        String id, long version, long position, Webhook.Status status, String reason, int attempts, Instant dueAt) {}
