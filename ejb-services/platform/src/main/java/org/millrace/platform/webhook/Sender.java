package org.millrace.platform.webhook;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;

/**
 * Speaks to endpoints: asks them whether they want to hear from this system (CloudEvents, HTTP Web Hooks, section 4), and
 * brings them signed messages.
 */
final class Sender {

    private final Outbound outbound;
    private final Signer signer;
    private final String origin;

    /** @param baseUrl where this system is found: its host is the origin that endpoints allow */
    Sender(Outbound outbound, Signer signer, String baseUrl) {
        this.outbound = outbound;
        this.signer = signer;
        this.origin = URI.create(baseUrl).getHost();
    }

    CompletableFuture<Reply> ask(String url) {
        return outbound.send("OPTIONS", url, List.of(new BasicHeader("WebHook-Request-Origin", origin)), null, null);
    }

    /** @return why the answer is no permission, or null if it is one */
    String objection(Reply reply) {
        String allowed = reply.allowedOrigin();
        if (reply.status() < 200 || reply.status() > 299) {
            return "The endpoint was asked with OPTIONS whether it wants events, and answered " + reply.status();
        }
        if (allowed == null || !(allowed.strip().equals("*") || allowed.strip().equalsIgnoreCase(origin))) {
            return "The endpoint did not agree: to OPTIONS it must answer WebHook-Allowed-Origin: " + origin;
        }
        return null;
    }

    /**
     * @param secrets the endpoint's, none for who only knows the system's key
     * @param events URL of the feed after this message, or null
     */
    CompletableFuture<Reply> deliver(String url, Message message, List<byte[]> secrets, String events) {
        List<Header> headers = new ArrayList<>(signer.headers(message, secrets));
        if (events != null) {
            headers.add(new BasicHeader("Link", "<" + events + ">; rel=\"events\""));
        }
        return outbound.send("POST", url, headers, message.contentType(), message.body());
    }
}
