package org.millrace.platform;

import java.util.Base64;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.millrace.platform.webhook.WebhookSettings;

/**
 * What is configured (MicroProfile Config), in one place.
 *
 * @param context name of the context: its schema, addresses and URLs begin with it
 * @param subscribedTopic the other context's topic
 * @param baseUrl {@code millrace.base-url}: scheme, host and port under which others find the API; default
 *     {@code http://localhost:8080}
 * @param operationsKey {@code millrace.operations.key}: secret in base64, 16 bytes or more, the same on all nodes
 * @param attempts {@code millrace.commands.attempts}: how often a command is tried that itself keeps breaking; 1 or more,
 *     default 5
 * @param webhooks see there
 * @param node {@code jboss.node.name}: this server's name
 * @param limits how much is taken in and how long it is kept
 */
public record Settings(
        String context,
        String subscribedTopic,
        String baseUrl,
        byte[] operationsKey,
        int attempts,
        WebhookSettings webhooks,
        String node,
        Limits limits) {

    private static final long ATTEMPTS = 5;

    public static Settings of(String context, String subscribedTopic) {
        Config config = ConfigProvider.getConfig();
        Values values = new Values(name -> config.getOptionalValue(name, String.class));
        return new Settings(
                context,
                subscribedTopic,
                values.text("millrace.base-url").orElse("http://localhost:8080"),
                operationsKey(values),
                Math.toIntExact(values.number("millrace.commands.attempts", 1).orElse(ATTEMPTS)),
                WebhookSettings.of(ConfigProvider.getConfig()),
                values.text("jboss.node.name").orElse("localhost"),
                Limits.of(values));
    }

    private static byte[] operationsKey(Values values) {
        String key = values.text("millrace.operations.key")
                .orElseThrow(() -> new IllegalStateException("millrace.operations.key is missing: set the environment"
                        + " variable MILLRACE_OPERATIONS_KEY to 32 random bytes in base64, the same on all nodes"));
        return Base64.getDecoder().decode(key);
    }
}
