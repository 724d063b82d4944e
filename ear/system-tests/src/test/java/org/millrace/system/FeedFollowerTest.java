package org.millrace.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What seldom happens to a follower of the feed, told by a feed that does it on purpose. */
@DisplayName("The example of a feed's follower")
class FeedFollowerTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    private HttpServer server;
    private String feed;

    @TempDir
    private Path directory;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        feed = "http://localhost:" + server.getAddress().getPort() + "/events";
        server.createContext("/events", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String place = String.valueOf(exchange.getRequestURI().getQuery());
        boolean again = !asked.add(place);
        switch (place) {
            case "null" -> {
                if (!again) {
                    exchange.getResponseHeaders().add("Retry-After", "1");
                    send(exchange, 503, "{}");
                } else {
                    page(exchange, "e-1", "after=1");
                }
            }
            case "after=1" ->
                send(exchange, 410, "{\"_links\": {\"oldest\": {\"href\": \"%s?after=7\"}}}".formatted(feed));
            case "after=7" -> {
                if (!again) {
                    exchange.close();
                } else {
                    page(exchange, "e-8", "after=8");
                }
            }
            default -> send(exchange, 401, "{\"title\": \"Unauthorized\"}");
        }
    }

    private void page(HttpExchange exchange, String id, String next) throws IOException {
        exchange.getResponseHeaders().add("Link", "<" + feed + "?" + next + ">; rel=\"next\"");
        send(exchange, 200, "[{\"id\": \"%s\", \"data\": {}}]".formatted(id));
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Test
    void waitsThroughOutagesSaysWhatIsLostAndEndsWhenItIsRefused() {
        String api = feed.substring(0, feed.lastIndexOf('/'));
        Map<String, String> environment = Map.of("MILLRACE_API", api, "INTEGRATOR_TOKEN", "expired");
        try (Example follower = new Example("FeedFollower", directory, environment).starts()) {
            await().atMost(SOON).until(follower::hasEnded);

            assertThat(follower.done()).containsExactly("e-1", "e-8");
            assertThat(follower.output()).contains("too old to be kept").contains("Unauthorized");
        }
    }
}
