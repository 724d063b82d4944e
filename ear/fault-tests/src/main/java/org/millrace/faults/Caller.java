package org.millrace.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.millrace.client.Api;
import org.millrace.client.Response;
import org.millrace.launcher.Credentials;
import org.millrace.launcher.Ports;

/** The public APIs: once, to see what happens, or patiently, to read what is there. */
final class Caller {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

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

    /** @return the newest position of a log, or -1 where nobody tells it now */
    long head(String context) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base(context) + "/events?after=end"))
                .timeout(Duration.ofSeconds(5))
                .header("Authorization", "Bearer " + tokens.get(context))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding())
                    .headers()
                    .firstValueAsLong("Events-Head")
                    .orElse(-1);
        } catch (IOException e) {
            return -1;
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
