package org.millrace.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.millrace.client.Api;
import org.millrace.client.Complaint;
import org.millrace.client.Json;
import org.millrace.client.Response;
import org.millrace.launcher.Credentials;
import org.millrace.launcher.Ports;

/** The public APIs: once, to see what happens, or patiently, to read what is there. */
final class Caller {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int ATTEMPTS = 300;
    private static final int PAUSE_MS = 200;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final Ports ports;
    private final Map<String, String> tokens;
    private final Map<String, Api> patient;
    private final History history;

    Caller(Ports ports, Credentials credentials, History history) {
        this.ports = ports;
        this.history = history;
        this.tokens = Map.of(
                "sales", credentials.token(org.millrace.launcher.Caller.SALES),
                "fulfilment", credentials.token(org.millrace.launcher.Caller.WAREHOUSE));
        this.patient = Map.of("sales", patient("sales"), "fulfilment", patient("fulfilment"));
    }

    /** Goes on asking through an outage; for reads and for what is safe to repeat. */
    Api patiently(String context) {
        return patient.get(context);
    }

    /** Sends it once and writes down what came of it. */
    Attempt send(Request request, String... headers) {
        history.invoked(request);
        Attempt attempt = attempt(request, headers);
        history.answered(attempt);
        return attempt;
    }

    /** Sends it until it is answered one way or the other. */
    Attempt sendUntilCertain(Request request) {
        Attempt attempt = send(request);
        for (int i = 1; attempt.outcome() == Outcome.UNKNOWN; i++) {
            if (i == ATTEMPTS) {
                throw new Complaint("no clear answer after " + ATTEMPTS + " attempts: " + attempt);
            }
            Pause.millis(PAUSE_MS);
            attempt = send(request);
        }
        return attempt;
    }

    /** Whether its operation says so now. */
    boolean hasEnded(Attempt accepted) {
        return once(accepted.request().kind().context(), accepted.operation())
                .filter(answer -> answer.statusCode() == 200)
                .filter(answer -> !Json.read(answer.body()).path("finishedAt").isNull())
                .isPresent();
    }

    /** @return the newest position of a log, or -1 where nobody tells it now */
    long head(String context) {
        return once(context, base(context) + "/events?after=end")
                .map(answer -> answer.headers().firstValueAsLong("Events-Head").orElse(-1))
                .orElse(-1L);
    }

    /**
     * Asks once.
     *
     * @param target a URL, or a path below the context's API
     * @return empty where nobody answers
     */
    Optional<Response> look(String context, String target) {
        return once(context, target.startsWith("/") ? base(context) + target : target)
                .map(answer -> new Response(answer.statusCode(), answer.headers(), answer.body()));
    }

    private Optional<HttpResponse<String>> once(String context, String url) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofSeconds(5))
                .header("Authorization", "Bearer " + tokens.get(context))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            history.read(url, answer.statusCode());
            return Optional.of(answer);
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Attempt attempt(Request request, String... headers) {
        String context = request.kind().context();
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(base(context) + request.path()))
                .timeout(Duration.ofSeconds(15))
                .header("Authorization", "Bearer " + tokens.get(context))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "\"" + request.key() + "\"")
                .POST(HttpRequest.BodyPublishers.ofString(request.body()));
        if (headers.length > 0) {
            builder.headers(headers);
        }
        try {
            HttpResponse<String> answer = http.send(builder.build(), HttpResponse.BodyHandlers.ofString());
            return Attempt.answered(request, new Response(answer.statusCode(), answer.headers(), answer.body()));
        } catch (IOException e) {
            return Attempt.unanswered(request, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Attempt.unanswered(request, e);
        }
    }

    private Api patient(String context) {
        return new Api(base(context), tokens.get(context), PATIENCE, obstacle -> {});
    }

    private String base(String context) {
        return ports.baseUrl() + "/" + context + "/api";
    }
}
