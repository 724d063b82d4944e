package org.millrace.platform.webhook;

import org.millrace.platform.problem.Problem;
import org.millrace.platform.problem.Refusal;

/** What can be wrong with a webhook. */
public final class WebhookProblems {

    private WebhookProblems() {}

    public static Problem forbiddenAddress(String detail) {
        return Problem.of("forbidden-address", "Forbidden address", 422, detail);
    }

    public static Problem inactive(Webhook.Status status) {
        return Problem.of(
                "webhook-inactive",
                "Webhook inactive",
                409,
                "The webhook is " + status.text() + ", so nothing is sent to it: read it for the reason, and PUT it to"
                        + " have its endpoint asked again.");
    }

    static Refusal forbidden(String detail) {
        return new Refusal(forbiddenAddress(detail));
    }
}
