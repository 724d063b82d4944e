package org.millrace.platform.webhook;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.config.Config;

/**
 * What is configured about webhooks (MicroProfile Config).
 *
 * @param schedule {@code millrace.webhooks.schedule}: the pauses before the second attempt and each one after, ISO 8601
 *     durations by commas; default PT5S,PT5M,PT30M,PT2H,PT5H,PT10H,PT14H,PT20H,PT24H
 * @param reach {@code millrace.webhooks.allow-private}: {@code false} (default) for public addresses by https;
 *     {@code loopback} for http and this machine as well, {@code true} for private networks too
 * @param secretsKey {@code millrace.webhooks.secrets.key}: 32 bytes in base64, the same on all nodes; the secrets in the
 *     database are encrypted with it
 * @param signingKeys {@code millrace.webhooks.signing.key}: ed25519 keys as Standard Webhooks has them ({@code whsk_…}),
 *     by commas: everything is signed with each, so that a new one can be added before an old one goes
 */
public record WebhookSettings(List<Duration> schedule, Reach reach, byte[] secretsKey, List<String> signingKeys) {

    private static final String SCHEDULE = "PT5S,PT5M,PT30M,PT2H,PT5H,PT10H,PT14H,PT20H,PT24H";

    public static WebhookSettings of(Config config) {
        return new WebhookSettings(
                schedule(config.getOptionalValue("millrace.webhooks.schedule", String.class)
                        .orElse(SCHEDULE)),
                reach(config.getOptionalValue("millrace.webhooks.allow-private", String.class)
                        .orElse("false")),
                Base64.getDecoder()
                        .decode(required(
                                config,
                                "millrace.webhooks.secrets.key",
                                "32 random bytes in base64, the same on all nodes")),
                List.of(required(
                                config,
                                "millrace.webhooks.signing.key",
                                "whsk_ and an ed25519 key in base64, 32 bytes private and 32 public")
                        .split("\\s*,\\s*")));
    }

    static List<Duration> schedule(String configured) {
        try {
            List<Duration> pauses = List.of(configured.strip().split("\\s*,\\s*")).stream()
                    .map(Duration::parse)
                    .toList();
            if (pauses.stream().noneMatch(Duration::isNegative)) {
                return pauses;
            }
        } catch (DateTimeException malformed) {
            // told below
        }
        throw new IllegalStateException("millrace.webhooks.schedule is not a list of ISO 8601 durations: " + configured
                + ". Give the pauses between attempts, for example PT5S,PT5M,PT1H.");
    }

    private static Reach reach(String configured) {
        return switch (configured.toLowerCase(Locale.ROOT)) {
            case "false" -> Reach.PUBLIC;
            case "loopback" -> Reach.LOOPBACK;
            case "true" -> Reach.PRIVATE;
            default ->
                throw new IllegalStateException("millrace.webhooks.allow-private is " + configured
                        + ": set false (public addresses only), loopback (this machine too) or true (private networks"
                        + " too).");
        };
    }

    private static String required(Config config, String name, String what) {
        return config.getOptionalValue(name, String.class)
                .orElseThrow(() -> new IllegalStateException(name + " is missing: set the environment variable "
                        + name.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_") + " to " + what));
    }
}
