package org.millrace.system;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.millrace.launcher.Caller;

/** One caller of one context's API, who takes every answer as it comes. */
final class Client {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final String base;
    private final String token;

    Client(String context, Caller caller) {
        this(context, "api", caller);
    }

    /** @param application the API, or a backend of the context */
    Client(String context, String application, Caller caller) {
        this("/" + context + "/" + application, TestServer.credentials().token(caller));
    }

    private Client(String address, String token) {
        this.base = TestServer.layout().ports().baseUrl() + address;
        this.token = token;
    }

    /**
     * @param address where its paths begin, for example {@code /sales/api}
     * @param token null for none
     */
    static Client bearing(String address, String token) {
        return new Client(address, token);
    }

    Answer get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    Answer put(String path, String body, String... headers) {
        return send("PUT", path, body, headers);
    }

    Answer post(String path, String body, String... headers) {
        return send("POST", path, body, headers);
    }

    Answer delete(String path, String... headers) {
        return send("DELETE", path, null, headers);
    }

    CompletableFuture<Answer> getAsync(String path, String... headers) {
        return HTTP.sendAsync(request("GET", path, null, headers), BodyHandlers.ofString())
                .thenApply(Answer::of);
    }

    CompletableFuture<Answer> postAsync(String path, String body, String... headers) {
        return HTTP.sendAsync(request("POST", path, body, headers), BodyHandlers.ofString())
                .thenApply(Answer::of);
    }

    /**
     * Asks for server-sent events.
     *
     * @param lines takes them as they come
     * @return the status, once the answer has begun
     */
    CompletableFuture<Integer> stream(String path, Flow.Subscriber<String> lines, String... headers) {
        CompletableFuture<Integer> begun = new CompletableFuture<>();
        HttpRequest request = HttpRequest.newBuilder(request("GET", path, null, headers), (name, value) -> true)
                .header("Accept", "text/event-stream")
                .build();
        HTTP.sendAsync(request, answer -> {
                    begun.complete(answer.statusCode());
                    return BodySubscribers.fromLineSubscriber(lines);
                })
                .exceptionally(failure -> {
                    begun.completeExceptionally(failure);
                    return null;
                });
        return begun;
    }

    private Answer send(String method, String path, String body, String... headers) {
        try {
            return Answer.of(HTTP.send(request(method, path, body, headers), BodyHandlers.ofString()));
        } catch (IOException failure) {
            throw new AssertionError(method + " " + path + " got no answer", failure);
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            throw new AssertionError(failure);
        }
    }

    private HttpRequest request(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : base + path))
                .timeout(Duration.ofSeconds(90))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (body != null && !List.of(headers).contains("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request.build();
    }
}
