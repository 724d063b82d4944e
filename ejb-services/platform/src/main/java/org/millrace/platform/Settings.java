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
 * @param attempts {@code millrace.commands.attempts}: how often a command is tried that itself keeps breaking; default 5
 * @param webhooks see there
 * @param node {@code jboss.node.name}: this server's name
 */
public record Settings(
        String context,
        String subscribedTopic,
        String baseUrl,
        byte[] operationsKey,
        int attempts,
        WebhookSettings webhooks,
        String node) {

    public static Settings of(String context, String subscribedTopic) {
        Config config = ConfigProvider.getConfig();
        return new Settings(
                context,
                subscribedTopic,
                config.getOptionalValue("millrace.base-url", String.class).orElse("http://localhost:8080"),
                operationsKey(config),
                config.getOptionalValue("millrace.commands.attempts", Integer.class)
                        .orElse(5),
                WebhookSettings.of(config),
                config.getOptionalValue("jboss.node.name", String.class).orElse("localhost"));
    }

    private static byte[] operationsKey(Config config) {
        String key = config.getOptionalValue("millrace.operations.key", String.class)
                .orElseThrow(() -> new IllegalStateException("millrace.operations.key is missing: set the environment"
                        + " variable MILLRACE_OPERATIONS_KEY to 32 random bytes in base64, the same on all nodes"));
        return Base64.getDecoder().decode(key);
    }
}
