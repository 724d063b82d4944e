package org.millrace.faults;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.millrace.client.Api;
import org.millrace.client.Response;
import org.millrace.faults.Violation.Sort;
import org.millrace.launcher.Caller;

/**
 * Somebody's endpoint for all events of a context, who knows webhooks from their specification only: it verifies with the
 * published library and refuses what it does not trust, refuses one delivery in fifty for no reason as well, and has its
 * secret changed now and then.
 */
final class Hook implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    /** Standard Webhooks' own for the age of a signature, less what a busy machine takes. */
    private static final Duration TOLERANCE = Duration.ofMinutes(4);

    private static final int REFUSED = 50;
    private static final int SECRETS = 2;

    private final String context;
    private final Api api;
    private final Random dice;
    private final HttpServer server;
    private final String path;
    private final List<String> ids = new ArrayList<>();
    private final Set<String> known = new HashSet<>();
    private final List<Violation> forged = new ArrayList<>();
    private final Deque<Webhook> verifiers = new ArrayDeque<>();

    Hook(Rig rig, String context, Random dice) {
        this.context = context;
        this.dice = dice;
        this.api = new Api(
                rig.ports().baseUrl() + "/" + context + "/api",
                rig.credentials().token(Caller.INTEGRATOR),
                PATIENCE,
                obstacle -> {});
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.createContext("/", this::receive);
        server.start();
        Response registered = api.post(
                "/webhooks",
                Map.of(
                        "url",
                        "http://localhost:" + server.getAddress().getPort() + "/",
                        "types",
                        List.of("millrace.*")));
        path = "/webhooks/" + registered.json().path("id").asString();
        use(registered);
    }

    /** What it has accepted, as it came, repeats included. */
    synchronized List<String> ids() {
        return List.copyOf(ids);
    }

    /** How many it has accepted: a repeat brings nothing. */
    synchronized int accepted() {
        return known.size();
    }

    synchronized boolean has(String id) {
        return known.contains(id);
    }

    /** Deliveries that the library took for somebody else's. */
    synchronized List<Violation> forged() {
        return List.copyOf(forged);
    }

    /** For a day the old secret is good as well. */
    void rotate() {
        use(api.post(path + "/secret-rotation", Map.of()));
    }

    private synchronized void use(Response secret) {
        try {
            verifiers.addFirst(new Webhook(secret.json().path("secret").asString()));
            while (verifiers.size() > SECRETS) {
                verifiers.removeLast();
            }
        } catch (EmptyWebhookSecretException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (exchange.getRequestMethod().equals("OPTIONS")) {
                exchange.getResponseHeaders().set("WebHook-Allowed-Origin", "*");
                exchange.sendResponseHeaders(204, -1);
            } else if (dice.nextInt(REFUSED) == 0) {
                exchange.sendResponseHeaders(500, -1);
            } else {
                boolean accepted = accept(exchange.getRequestHeaders(), body);
                exchange.sendResponseHeaders(accepted ? 204 : 401, -1);
            }
        }
    }

    private synchronized boolean accept(Map<String, List<String>> headers, String body) {
        String id = headers.get("Webhook-id").get(0);
        if (verifiers.stream().anyMatch(verifier -> verifies(verifier, headers, body))) {
            ids.add(id);
            known.add(id);
            return true;
        }
        // a server whose clock is wrong cannot be trusted now, but once it is right
        if (isTimely(headers)) {
            forged.add(new Violation(Sort.BROKEN, context + "'s webhook brought what nobody signed: " + id));
        }
        return false;
    }

    private static boolean isTimely(Map<String, List<String>> headers) {
        Instant signed = Instant.ofEpochSecond(
                Long.parseLong(headers.get("Webhook-timestamp").get(0)));
        return Duration.between(signed, Instant.now()).abs().compareTo(TOLERANCE) < 0;
    }

    private static boolean verifies(Webhook verifier, Map<String, List<String>> headers, String body) {
        try {
            verifier.verify(body, headers);
            return true;
        } catch (WebhookVerificationException mistrusted) {
            return false;
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
