package org.millrace.platform.web.webhook;

import java.time.Instant;
import java.util.Map;
import org.millrace.platform.web.link.Api;
import org.millrace.platform.web.link.Link;
import org.millrace.platform.webhook.Attempt;

/**
 * An attempt to deliver something.
 *
 * @param sequence of the event in the log; null for a test
 * @param attempt counted from 1
 * @param time when it began
 * @param status of the answer, or null if there was none
 * @param duration in milliseconds
 * @param answer how its body began, or null
 * @param error what went wrong, or null
 */
public record AttemptView(
        String id,
        String eventId,
        String type,
        String sequence,
        int attempt,
        Instant time,
        Integer status,
        String outcome,
        int duration,
        String answer,
        String error,
        Map<String, Link> _links) {

    static AttemptView of(Attempt attempt, Api api) {
        String id = Long.toString(attempt.id());
        return new AttemptView(
                id,
                attempt.eventId(),
                attempt.type(),
                attempt.position() == null ? null : "%019d".formatted(attempt.position()),
                attempt.attempt(),
                attempt.time(),
                attempt.status(),
                attempt.outcome(),
                attempt.durationMillis(),
                attempt.answer(),
                attempt.error(),
                Map.of(
                        "redelivery",
                        new Link(api.url(WebhookView.path(attempt.webhook()) + "/deliveries/" + id + "/redelivery"))));
    }
}
