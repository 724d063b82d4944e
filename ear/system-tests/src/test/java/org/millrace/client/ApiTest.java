package org.millrace.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A patient caller")
class ApiTest {
    private record Answer(int status, String type, String body) {}

    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<String> requests = new ArrayList<>();
    private final List<String> obstacles = new ArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            Answer answer = answers.remove();
            exchange.getResponseHeaders().add("Content-Type", answer.type());
            exchange.getResponseHeaders().add("Retry-After", "0");
            exchange.getResponseHeaders().add("Location", base() + "/operations/1");
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void sendsTheSameAgainUntilThePartThatIsAwayIsBack() {
        answer(503, "application/problem+json", "{\"title\": \"Reduced capacity\"}");
        answer(404, "text/html", "<html>no application yet</html>");
        answer(202, "application/json", "{}");

        assertThat(api().post("/orders", Map.of("orderId", "7")).status()).isEqualTo(202);
        assertThat(requests).hasSize(3).containsOnly("POST /orders {\"orderId\":\"7\"}");
        assertThat(obstacles).containsExactly("503 Reduced capacity", "404");
    }

    @Test
    void takesTheApisOwnNoForAnAnswer() {
        answer(404, "application/problem+json", "{\"title\": \"Not found\", \"detail\": \"no such order\"}");

        assertThat(api().get("/orders/7").summary()).isEqualTo("404 Not found: no such order");
    }

    @Test
    void followsAnOperationToItsEnd() {
        answer(202, "application/json", "{}");
        answer(200, "application/json", "{\"status\": \"accepted\", \"error\": null}");
        answer(200, "application/json", "{\"status\": \"running\", \"error\": null}");
        answer(
                200,
                "application/json",
                "{\"status\": \"failed\", \"error\": {\"title\": \"Unknown sku\", \"detail\": \"9\"}}");

        Operation end = api().follow(api().post("/orders", Map.of()));

        assertThat(end).isEqualTo(new Operation("failed", "Unknown sku: 9"));
        assertThat(requests).hasSize(4);
    }

    @Test
    void complainsOnceThePatienceIsOver() {
        Api api = api();
        server.stop(0);

        assertThatThrownBy(() -> api.get("/orders"))
                .isInstanceOf(Complaint.class)
                .hasMessageStartingWith("given up after 1 s: GET /orders: no answer");
        assertThat(obstacles).hasSizeGreaterThan(1);
    }

    @Test
    void complainsAtOnceWhereNoOneWasThereAtTheStart() {
        Api api = api();
        server.stop(0);

        assertThatThrownBy(api::mustBeThere)
                .hasMessage("no server answers at " + base() + ": start one with mvn -Prun");
    }

    private void answer(int status, String type, String body) {
        answers.add(new Answer(status, type, body));
    }

    private String base() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private Api api() {
        return new Api(base(), "token", Duration.ofSeconds(1), obstacles::add);
    }
}
