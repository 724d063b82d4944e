package org.millrace.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Asks the server, from outside, whether it does its work. */
final class Readiness {

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final Ports ports;
    private final ServerDirectory directory;
    private final List<Path> ears;

    Readiness(Ports ports, ServerDirectory directory, List<Path> ears) {
        this.ports = ports;
        this.directory = directory;
        this.ears = ears;
    }

    /** The first thing that is missing, or nothing once it is ready. */
    Optional<String> missing() {
        if (PreFlight.isFree(ports.management())) {
            return Optional.of("management port");
        }
        return ears.stream()
                .flatMap(ear -> deployment(ear).stream())
                .findFirst()
                .or(() -> answer("health", ports.management(), "/health/ready"))
                .or(() -> ears.stream()
                        .map(ear -> "/" + ear.getFileName().toString().replace(".ear", "") + "/api/")
                        .flatMap(path -> answer("GET " + path, ports.http(), path).stream())
                        .findFirst());
    }

    private Optional<String> deployment(Path ear) {
        Path failed = directory.marker(ear, "failed");
        if (Files.exists(failed)) {
            return Optional.of(ear.getFileName() + ", which failed to deploy: " + reason(failed));
        }
        return Files.exists(directory.marker(ear, "deployed"))
                ? Optional.empty()
                : Optional.of("deployment of " + ear.getFileName());
    }

    private Optional<String> answer(String what, int port, String path) {
        int status = status(port, path);
        return switch (status) {
            case 200 -> Optional.empty();
            case 0 -> Optional.of(what);
            default -> Optional.of(what + ", which answers " + status);
        };
    }

    /** The HTTP status, 0 where nobody answers in time. */
    private int status(int port, String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("Interrupted.", e);
        }
    }

    private static String reason(Path failed) {
        try {
            String text = Files.readString(failed).replaceAll("\\s+", " ");
            return text.length() > 300 ? text.substring(0, 300) + "…" : text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
