package org.millrace.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.millrace.client.Response;
import tools.jackson.databind.JsonNode;

/** Makes everything certain: what is unknown is sent again under its key, and every operation is followed to its end. */
final class Settlement {
    private static final int THREADS = 16;
    private static final long SILENCE_NS = 45_000_000_000L;

    private final Caller caller;
    private final History history;
    private final Map<String, Attempt> certain = new HashMap<>();
    private final Map<String, Ended> ended = new HashMap<>();
    private int resent;

    Settlement(Caller caller, History history) {
        this.caller = caller;
        this.history = history;
    }

    /** How many requests had to be sent again to know. */
    int resent() {
        return resent;
    }

    /**
     * @param anew looks also at those that had ended before: they must have stayed so
     * @return every request of the run so far and how it ended
     */
    List<Ended> settle(boolean anew) {
        List<Attempt> latest = history.latest().stream()
                .filter(attempt -> !certain.containsKey(attempt.request().key()))
                .toList();
        resent += (int) latest.stream()
                .filter(attempt -> attempt.outcome() == Outcome.UNKNOWN)
                .count();
        Parallel.map(latest, THREADS, this::certain)
                .forEach(attempt -> certain.put(attempt.request().key(), attempt));
        if (anew) {
            ended.clear();
        }
        List<Attempt> open = certain.values().stream()
                .filter(attempt -> !ended.containsKey(attempt.request().key()))
                .toList();
        for (long lastEnd = System.nanoTime(); !open.isEmpty(); ) {
            // nothing has ended for so long that what has not ended never will
            boolean silent = System.nanoTime() - lastEnd > SILENCE_NS;
            List<Attempt> pending = new ArrayList<>();
            for (Ended end : Parallel.map(open, THREADS, this::look)) {
                if (silent || !end.isPending()) {
                    ended.put(end.request().key(), end);
                }
            }
            for (Attempt attempt : open) {
                if (!ended.containsKey(attempt.request().key())) {
                    pending.add(attempt);
                }
            }
            lastEnd = pending.size() < open.size() ? System.nanoTime() : lastEnd;
            open = pending;
        }
        return new ArrayList<>(ended.values());
    }

    private Attempt certain(Attempt attempt) {
        return attempt.outcome() == Outcome.UNKNOWN ? caller.sendUntilCertain(attempt.request()) : attempt;
    }

    /** Waits a moment for its end. */
    private Ended look(Attempt attempt) {
        Request request = attempt.request();
        if (attempt.outcome() == Outcome.FAILED || !request.kind().asynchronous()) {
            return new Ended(request, null, attempt.outcome() == Outcome.OK ? "succeeded" : null, null, null);
        }
        String id = attempt.operation().substring(attempt.operation().lastIndexOf('/') + 1);
        Response response = caller.patiently(request.kind().context()).get(attempt.operation(), "Prefer", "wait=1");
        if (response.status() != 200) {
            return new Ended(request, id, "answers " + response.summary(), null, null);
        }
        JsonNode operation = response.json();
        return new Ended(
                request,
                id,
                operation.path("status").asString(),
                operation.path("resource").asString(null),
                operation.path("error").path("type").asString(null));
    }
}
