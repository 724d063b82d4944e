package org.millrace.platform.web.command;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Stream;
import org.millrace.platform.command.BrokerUnavailable;
import org.millrace.platform.json.Json;
import org.millrace.platform.problem.Problem;
import org.millrace.platform.problem.Refusal;
import org.millrace.platform.web.caller.Caller;
import org.millrace.platform.web.json.JsonText;
import org.millrace.platform.web.json.Validation;
import org.millrace.platform.web.limit.RateLimit;
import org.millrace.platform.web.link.Api;
import org.millrace.platform.web.problem.Failures;
import org.millrace.platform.web.problem.Problems;
import tools.jackson.databind.JsonNode;

/**
 * Accepts many commands with one request, a line of JSON each ({@code application/x-ndjson}). The body is read as it comes
 * in; only so many commands as the broker is sent without its confirmation are on their way at a time, and a bad line spoils
 * nothing but itself. A line counts as sent before by the request's key and its number.
 */
@ApplicationScoped
public class Bulk {

    /** The media type. */
    public static final String NDJSON = "application/x-ndjson";

    private static final int MOST_LINES = 10_000;
    private static final long MOST_BYTES = 32 << 20;
    private static final int UNDER_WAY = 400;

    /** So many lines are looked up with one question, whether they came before; fewer than are under way. */
    private static final int TOGETHER = 200;

    private static final int MULTI_STATUS = 207;

    @Inject
    private Acceptance acceptance;

    @Inject
    private Callbacks callbacks;

    @Inject
    private Validation validation;

    @Inject
    private RateLimit rateLimit;

    @Inject
    private Caller caller;

    @Inject
    private Failures failures;

    @Inject
    private Api api;

    /** A line, and how its acceptance ends. */
    private record Taken(int number, CompletableFuture<Accepted> end) {

        Stream<Accepted> accepted() {
            try {
                return Stream.of(end.join());
            } catch (CompletionException refused) {
                return Stream.empty();
            }
        }

        /** Waits for the end. */
        boolean metAbsentBroker() {
            try {
                end.join();
                return false;
            } catch (CompletionException refused) {
                return refused.getCause() instanceof BrokerUnavailable;
            }
        }
    }

    /**
     * @param schema by which each line is checked
     * @param subject checks what a schema cannot say, and tells what the command is about, or null
     * @return 207 with an item for each line
     */
    public Response accept(
            CommandHeaders headers,
            HttpHeaders http,
            InputStream body,
            String type,
            String schema,
            Function<JsonNode, String> subject)
            throws IOException {
        JsonText.requireUtf8(http.getMediaType(), http.getRequestHeaders());
        if (http.getLength() > MOST_BYTES) {
            throw Problems.tooLarge(MOST_BYTES);
        }
        headers.idempotencyKey();
        callbacks.check(headers.callback());
        List<Taken> taken = take(new Lines(body, MOST_BYTES), headers, line -> {
            if (!line.isFirst()) {
                // the request itself has been counted
                rateLimit.count(caller.name());
            }
            JsonNode value = line.value();
            validation.require(schema, value);
            return acceptance.draft(headers, type, line.number(), subject.apply(value), value);
        });
        List<BulkItem> items = new AbstractList<>() {
            @Override
            public BulkItem get(int index) {
                return item(taken.get(index), headers.fullPath());
            }

            @Override
            public int size() {
                return taken.size();
            }
        };
        return Response.status(MULTI_STATUS)
                .type(MediaType.APPLICATION_JSON)
                .header("Idempotency-Replayed", replayed(taken) ? "true" : null)
                .entity((StreamingOutput) out -> Json.write(out, Map.of("items", items)))
                .build();
    }

    private List<Taken> take(Lines lines, CommandHeaders headers, Function<Lines, Draft> read) throws IOException {
        List<Taken> taken = new ArrayList<>();
        Map<Draft, CompletableFuture<Accepted>> drafts = new LinkedHashMap<>();
        boolean away = false;
        while (lines.next()) {
            Taken line = new Taken(lines.number(), new CompletableFuture<>());
            if (taken.size() == MOST_LINES || lines.tooMuch()) {
                line.end().completeExceptionally(tooMany());
                taken.add(line);
                break;
            }
            away = away
                    || taken.size() >= UNDER_WAY
                            && taken.get(taken.size() - UNDER_WAY).metAbsentBroker();
            taken.add(line);
            if (away) {
                line.end().completeExceptionally(new BrokerUnavailable(null));
                continue;
            }
            try {
                drafts.put(read.apply(lines), line.end());
            } catch (RuntimeException refused) {
                line.end().completeExceptionally(refused);
            }
            // by lines, not by drafts: else one could wait for a line that waits here to be sent
            if (taken.size() % TOGETHER == 0) {
                send(headers, drafts);
            }
        }
        send(headers, drafts);
        return taken;
    }

    private void send(CommandHeaders headers, Map<Draft, CompletableFuture<Accepted>> drafts) {
        Iterator<CompletionStage<Accepted>> ends =
                acceptance.send(headers, List.copyOf(drafts.keySet())).iterator();
        drafts.values()
                .forEach(end -> ends.next().whenComplete((accepted, refused) -> {
                    if (refused == null) {
                        end.complete(accepted);
                    } else {
                        end.completeExceptionally(refused);
                    }
                }));
        drafts.clear();
    }

    /** Whether all that was accepted had been accepted before. */
    private static boolean replayed(List<Taken> taken) {
        List<Accepted> accepted = taken.stream().flatMap(Taken::accepted).toList();
        return !accepted.isEmpty() && accepted.stream().allMatch(Accepted::replayed);
    }

    private BulkItem item(Taken line, String path) {
        try {
            return BulkItem.accepted(line.number(), line.end().join(), api);
        } catch (CompletionException refused) {
            return BulkItem.refused(line.number(), failures.explain(refused.getCause()), path, api);
        }
    }

    private static Refusal tooMany() {
        return new Refusal(Problem.of(
                "too-large",
                "Too large",
                413,
                "This line and those behind it were not read: at most " + MOST_LINES + " lines and " + MOST_BYTES
                        + " bytes are taken at a time. Send the rest with another request."));
    }
}
