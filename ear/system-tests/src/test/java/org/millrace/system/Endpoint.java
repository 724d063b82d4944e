package org.millrace.system;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.millrace.client.Json;
import tools.jackson.databind.JsonNode;

/** Somebody's receiver of webhooks: it agrees or not, answers as the test wants, and remembers what it got. */
final class Endpoint implements AutoCloseable {

    /** One request with its body as it came. */
    record Received(Map<String, List<String>> headers, String body) {

        String header(String name) {
            return headers.entrySet().stream()
                    .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                    .map(entry -> entry.getValue().get(0))
                    .findFirst()
                    .orElse("");
        }

        JsonNode json() {
            return Json.read(body);
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Received> questions = new CopyOnWriteArrayList<>();
    private final List<Received> deliveries = new CopyOnWriteArrayList<>();
    private volatile String allowedOrigin = "*";
    private volatile int status = 204;
    private volatile Map<String, String> fields = Map.of();

    Endpoint() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/hook";
    }

    /** @param origin null to agree to nobody */
    Endpoint allowing(String origin) {
        allowedOrigin = origin;
        return this;
    }

    Endpoint answering(int answer, String... field) {
        fields = field.length == 0 ? Map.of() : Map.of(field[0], field[1]);
        status = answer;
        return this;
    }

    List<Received> questions() {
        return questions;
    }

    List<Received> deliveries() {
        return deliveries;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Received received = new Received(
                    Map.copyOf(exchange.getRequestHeaders()),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            Headers answer = exchange.getResponseHeaders();
            if (exchange.getRequestMethod().equals("OPTIONS")) {
                questions.add(received);
                if (allowedOrigin != null) {
                    answer.set("WebHook-Allowed-Origin", allowedOrigin);
                }
                exchange.sendResponseHeaders(200, -1);
                return;
            }
            int code = status;
            fields.forEach(answer::set);
            deliveries.add(received);
            byte[] body = ("answer " + code).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(code, code == 204 ? -1 : body.length);
            if (code != 204) {
                exchange.getResponseBody().write(body);
            }
        }
    }
}
