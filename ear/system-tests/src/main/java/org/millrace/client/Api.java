package org.millrace.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * One context's public API as a patient caller uses it. A request without an answer, or with one that may pass (503 with
 * Retry-After, a server that is just starting), is sent again until the patience is over; so every request given to this
 * class must be safe to repeat: a command carries its Idempotency-Key.
 */
public final class Api {
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final String base;
    private final String token;
    private final Duration patience;
    private final Deadline silence;
    private final Consumer<String> obstacles;

    /**
     * @param base URL of the API without a slash at its end, for example {@code http://localhost:8080/sales/api}
     * @param patience how long to go on without an answer
     * @param obstacles is told in one line why a request has to be sent again
     */
    public Api(String base, String token, Duration patience, Consumer<String> obstacles) {
        this.base = base;
        this.token = token;
        this.patience = patience;
        this.silence = new Deadline(patience);
        this.obstacles = obstacles;
    }

    /** Asks once for the entry point and complains where no one is there: patience is for a server that was there before. */
    public void mustBeThere() {
        try {
            Response response = Response.of(HTTP.send(request("GET", "/", null).build(), BodyHandlers.ofString()));
            if (response.status() != 200) {
                throw new Complaint(base + " is not ready: " + response.summary());
            }
        } catch (IllegalArgumentException e) {
            throw new Complaint(base + " is not a URL: " + e.getMessage());
        } catch (IOException e) {
            throw new Complaint("no server answers at " + base + ": start one with mvn -Prun");
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    public Response get(String target, String... headers) {
        return send("GET", target, null, headers);
    }

    public Response post(String target, Object body, String... headers) {
        return send("POST", target, body, headers);
    }

    public Response put(String target, Object body, String... headers) {
        return send("PUT", target, body, headers);
    }

    /** Waits for an accepted command's end. @return the operation: succeeded, failed or cancelled */
    public Operation follow(Response accepted) {
        String location = accepted.header("Location")
                .orElseThrow(() -> new Complaint(accepted.status() + " without a Location from " + base));
        for (Deadline deadline = new Deadline(patience); ; ) {
            Response response = get(location, "Prefer", "wait=20");
            if (response.status() != 200) {
                throw new Complaint(location + ": " + response.summary());
            }
            Operation operation = Operation.of(response.json());
            if (operation.ended()) {
                return operation;
            }
            deadline.pause(response.retryAfter().orElse(LONGEST_PAUSE), location + " is still " + operation.status());
        }
    }

    private Response send(String method, String target, Object body, String... headers) {
        HttpRequest.Builder request = request(method, target, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        for (Duration pause = Duration.ofMillis(250); ; pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE)) {
            Duration wait = pause;
            String obstacle;
            try {
                Response response = Response.of(HTTP.send(request.build(), BodyHandlers.ofString()));
                if (!response.passing()) {
                    silence.renew();
                    return response;
                }
                wait = response.retryAfter().orElse(pause);
                obstacle = response.summary();
            } catch (IOException e) {
                obstacle =
                        "no answer (" + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()) + ")";
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
            obstacles.accept(obstacle);
            silence.pause(wait, method + " " + target + ": " + obstacle);
        }
    }

    private HttpRequest.Builder request(String method, String target, Object body) {
        URI uri = URI.create(target.startsWith("/") ? base + target : target);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(Duration.ofSeconds(90))
                .header("Authorization", "Bearer " + token)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(Json.write(body)));
        return body == null ? request : request.header("Content-Type", "application/json");
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    static Complaint interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new Complaint("interrupted");
    }
}
