package org.millrace.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that comes up step by step: each time the first thing that is missing is named. */
class ReadinessTest {

    private static final Path EAR = Path.of("sales.ear");

    @TempDir
    Path directory;

    private final Map<String, Integer> statuses = new HashMap<>();
    private HttpServer http;
    private ServerDirectory server;
    private Readiness readiness;

    @BeforeEach
    void open() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/", exchange -> {
            exchange.sendResponseHeaders(
                    statuses.getOrDefault(exchange.getRequestURI().getPath(), 404), -1);
            exchange.close();
        });
        http.start();
        int port = http.getAddress().getPort();
        Layout layout = Layout.of(directory, new Ports(0, port, port, port, port));
        server = new ServerDirectory(layout, Credentials.in(layout));
        Files.createDirectories(server.marker(EAR, "deployed").getParent());
        readiness = new Readiness(layout.ports(), server, List.of(EAR));
    }

    @AfterEach
    void close() {
        http.stop(0);
    }

    @Test
    void waitsForDeploymentThenHealthThenTheApi() throws IOException {
        assertThat(readiness.missing()).contains("deployment of sales.ear");
        Files.createFile(server.marker(EAR, "deployed"));
        statuses.put("/health/ready", 503);
        assertThat(readiness.missing()).contains("health, which answers 503");
        statuses.put("/health/ready", 200);
        assertThat(readiness.missing()).contains("GET /sales/api/, which answers 404");
        statuses.put("/sales/api/", 200);
        assertThat(readiness.missing()).isEmpty();
    }

    @Test
    void saysWhyADeploymentFailed() throws IOException {
        Files.writeString(server.marker(EAR, "failed"), "\"WFLYCTRL0180: a service\n is missing\"");

        assertThat(readiness.missing())
                .contains("sales.ear, which failed to deploy: \"WFLYCTRL0180: a service is missing\"");
    }

    @Test
    void waitsForAServerThatDoesNotListenYet() {
        http.stop(0);

        assertThat(readiness.missing()).contains("management port");
    }
}
