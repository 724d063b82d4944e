package org.millrace.platform.webhook;

import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;

/** Makes the header fields by which a receiver knows a message and its sender (Standard Webhooks 1.0). */
final class Signer {

    private final List<SigningKey> keys;
    private final Clock clock;

    Signer(List<SigningKey> keys, Clock clock) {
        this.keys = List.copyOf(keys);
        this.clock = clock;
    }

    /** @param secrets of the endpoint: a signature v1 by each, none where it has none */
    List<Header> headers(Message message, List<byte[]> secrets) {
        long timestamp = clock.instant().getEpochSecond();
        String signatures = Stream.concat(
                        secrets.stream().map(secret -> symmetric(secret, message, timestamp)),
                        Stream.of(message.signedAt(timestamp, this::asymmetric)))
                .collect(Collectors.joining(" "));
        return List.of(
                new BasicHeader("webhook-id", message.id()),
                new BasicHeader("webhook-timestamp", timestamp),
                new BasicHeader("webhook-signature", signatures));
    }

    private static String symmetric(byte[] secret, Message message, long timestamp) {
        try {
            return new com.standardwebhooks.Webhook(secret).sign(message.id(), timestamp, message.body());
        } catch (EmptyWebhookSecretException | WebhookSigningException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String asymmetric(String content) {
        return keys.stream().map(key -> key.sign(content)).collect(Collectors.joining(" "));
    }
}
