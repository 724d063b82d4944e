package org.millrace.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.millrace.client.Api;
import org.millrace.client.Response;
import tools.jackson.databind.JsonNode;

/** Makes everything certain: what is unknown is sent again under its key, and every operation is followed to its end. */
final class Settlement {
    private static final int THREADS = 16;
    private static final long SILENCE_NS = 45_000_000_000L;

    private final Caller caller;
    private final History history;
    private final Map<String, Ended> ended = new HashMap<>();
    private int resent;
    private volatile long lastEnd;

    Settlement(Caller caller, History history) {
        this.caller = caller;
        this.history = history;
    }

    /** How many requests had to be sent again to know. */
    int resent() {
        return resent;
    }

    /** @return every request of the run so far and how it ended */
    List<Ended> settle() {
        List<Attempt> unsettled = history.latest().stream()
                .filter(attempt -> !ended.containsKey(attempt.request().key()))
                .toList();
        resent += (int) unsettled.stream()
                .filter(attempt -> attempt.outcome() == Outcome.UNKNOWN)
                .count();
        lastEnd = System.nanoTime();
        for (Ended end : Parallel.map(unsettled, THREADS, attempt -> follow(certain(attempt)))) {
            ended.put(end.request().key(), end);
        }
        return new ArrayList<>(ended.values());
    }

    private Attempt certain(Attempt attempt) {
        return attempt.outcome() == Outcome.UNKNOWN ? caller.sendUntilCertain(attempt.request()) : attempt;
    }

    /** Nothing has ended for so long that what has not ended never will. */
    private boolean silent() {
        return System.nanoTime() - lastEnd > SILENCE_NS;
    }

    private Ended follow(Attempt attempt) {
        Request request = attempt.request();
        if (attempt.outcome() == Outcome.FAILED || !request.kind().asynchronous()) {
            return new Ended(request, null, attempt.outcome() == Outcome.OK ? "succeeded" : null, null, null);
        }
        Api api = caller.patiently(request.kind().context());
        String id = attempt.operation().substring(attempt.operation().lastIndexOf('/') + 1);
        JsonNode operation = null;
        while (operation == null || !silent()) {
            Response response = api.get(attempt.operation(), "Prefer", silent() ? "wait=0" : "wait=10");
            if (response.status() != 200) {
                return new Ended(request, id, "answers " + response.summary(), null, null);
            }
            operation = response.json();
            if (!operation.path("finishedAt").isNull()) {
                lastEnd = System.nanoTime();
                break;
            }
        }
        return new Ended(
                request,
                id,
                operation.path("status").asString(),
                operation.path("resource").asString(null),
                operation.path("error").path("type").asString(null));
    }
}
