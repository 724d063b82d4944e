package org.millrace.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.millrace.client.Json;

/** What was asked and answered: a file of JSON lines, on the disk before anybody goes on, and the same in memory. */
final class History implements AutoCloseable {
    private final SyncedFile file;
    private final Clock clock;
    private final Map<String, Attempt> latest = new LinkedHashMap<>();
    private final Map<String, Set<String>> operations = new LinkedHashMap<>();
    private final List<String> serverErrors = new ArrayList<>();
    private int unknown;

    History(Path path, Clock clock) throws IOException {
        this.clock = clock;
        this.file = new SyncedFile(path);
    }

    /** Before the first byte is sent. */
    void invoked(Request request) {
        file.append(Json.write(line("invoked", request)));
    }

    /** Returns when it is on the disk. */
    void answered(Attempt attempt) {
        Map<String, Object> line = line(attempt.outcome().name().toLowerCase(Locale.ROOT), attempt.request());
        line.put("status", attempt.status());
        line.put("operation", attempt.operation());
        line.put("note", attempt.note());
        file.sync(file.append(Json.write(line)));
        remember(attempt);
    }

    private synchronized void remember(Attempt attempt) {
        Request request = attempt.request();
        Attempt before = latest.get(request.key());
        if (before == null || before.outcome() == Outcome.UNKNOWN || before.operation() == null) {
            latest.put(request.key(), attempt);
        }
        if (attempt.outcome() == Outcome.UNKNOWN) {
            unknown++;
        }
        if (attempt.operation() != null && request.kind().asynchronous()) {
            operations
                    .computeIfAbsent(request.key(), key -> new LinkedHashSet<>(1))
                    .add(attempt.operation());
        }
        if (Attempt.serverError(attempt.status())) {
            serverErrors.add("a %d to %s, key %s: %s"
                    .formatted(attempt.status(), request.path(), request.key(), attempt.note()));
        }
    }

    /** Something was only looked at. */
    synchronized void read(String url, int status) {
        if (Attempt.serverError(status)) {
            serverErrors.add("a " + status + " to GET " + url);
        }
    }

    /** Each request's best knowledge. */
    synchronized List<Attempt> latest() {
        return List.copyOf(latest.values());
    }

    /** How many commands were accepted. */
    synchronized int accepted() {
        return operations.size();
    }

    synchronized List<String> serverErrors() {
        return List.copyOf(serverErrors);
    }

    /** Keys that were answered with more than one operation, and these. */
    synchronized Map<String, Set<String>> split() {
        Map<String, Set<String>> split = new LinkedHashMap<>(operations);
        split.values().removeIf(ids -> ids.size() == 1);
        return split;
    }

    /** How many attempts ended without certainty. */
    synchronized int unknown() {
        return unknown;
    }

    private Map<String, Object> line(String what, Request request) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("time", clock.instant().toString());
        line.put("what", what);
        line.put("key", request.key());
        line.put("kind", request.kind());
        if (what.equals("invoked")) {
            line.put("path", request.path());
            line.put("body", request.body());
        }
        return line;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
