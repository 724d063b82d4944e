package org.millrace.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Endpoints on this machine, registered for placed orders: fast ones, and some that never answer. */
final class Hooks implements AutoCloseable {

    private static final int THREADS = 4;
    private static final long PATIENCE_MS = 30_000;
    private static final String SILENT = "/silent";

    private final HttpClient client = HttpClient.newHttpClient();
    private final JsonMapper json = new JsonMapper();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final String api;
    private final String token;
    private final List<String> registered = new ArrayList<>();

    /** @param delivered told when each event that is delivered had happened */
    Hooks(int port, String token, Consumer<Instant> delivered) throws IOException {
        this.api = "http://localhost:" + port + "/sales/api/webhooks";
        this.token = token;
        System.setProperty("sun.net.httpserver.nodelay", "true");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_024);
        server.setExecutor(threads);
        server.createContext("/", exchange -> receive(exchange, delivered));
        server.start();
    }

    /**
     * Returns once all of them have agreed.
     *
     * @param silent how many of them then take each delivery and never answer it
     */
    void register(int number, int silent) throws IOException, InterruptedException {
        for (int hook = 0; hook < number; hook++) {
            String body = "{\"url\": \"http://127.0.0.1:%d%s/%d\", \"types\": [\"millrace.sales.order.placed\"]}"
                    .formatted(server.getAddress().getPort(), hook < silent ? SILENT : "", hook);
            registered.add(api + "/" + send("POST", api, body, 201).path("id").asString());
        }
        long deadline = System.nanoTime() + PATIENCE_MS * 1_000_000;
        for (String hook : registered) {
            while (!send("GET", hook, "", 200).path("status").asString().equals("active")) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException(hook + " did not become active");
                }
                Thread.sleep(20);
            }
        }
    }

    @Override
    public void close() throws IOException {
        try {
            for (String hook : registered) {
                send("DELETE", hook, "", 204);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        server.stop(0);
        threads.shutdownNow();
    }

    private void receive(HttpExchange exchange, Consumer<Instant> delivered) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (exchange.getRequestMethod().equals("OPTIONS")) {
            exchange.getResponseHeaders().set("WebHook-Allowed-Origin", "*");
        } else if (exchange.getRequestURI().getPath().startsWith(SILENT)) {
            return;
        } else {
            delivered.accept(Instant.parse(json.readTree(body).path("time").asString()));
        }
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    private JsonNode send(String method, String url, String body, int expected)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create(url))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != expected) {
            throw new IllegalStateException(method + " " + url + " was answered with " + answer.statusCode());
        }
        return answer.body().isEmpty() ? json.createObjectNode() : json.readTree(answer.body());
    }
}
