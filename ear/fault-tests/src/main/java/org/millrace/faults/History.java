package org.millrace.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.millrace.client.Json;

/** What was asked and answered: a file of JSON lines, each synced to the disk, and the same in memory. */
final class History implements AutoCloseable {
    private final FileChannel file;
    private final Clock clock;
    private final Map<String, Attempt> latest = new LinkedHashMap<>();
    private final Map<String, Set<String>> operations = new LinkedHashMap<>();
    private final List<Attempt> serverErrors = new ArrayList<>();
    private int unknown;

    History(Path path, Clock clock) throws IOException {
        this.clock = clock;
        this.file = FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
    }

    /** Before the first byte is sent. */
    synchronized void invoked(Request request) {
        write(line("invoked", request), false);
    }

    /** Returns when it is on the disk. */
    synchronized void answered(Attempt attempt) {
        Map<String, Object> line = line(attempt.outcome().name().toLowerCase(Locale.ROOT), attempt.request());
        line.put("status", attempt.status());
        line.put("operation", attempt.operation());
        line.put("note", attempt.note());
        write(line, true);
        Attempt before = latest.get(attempt.request().key());
        if (before == null || before.outcome() == Outcome.UNKNOWN || before.operation() == null) {
            latest.put(attempt.request().key(), attempt);
        }
        if (attempt.outcome() == Outcome.UNKNOWN) {
            unknown++;
        }
        if (attempt.operation() != null && attempt.request().kind().asynchronous()) {
            operations
                    .computeIfAbsent(attempt.request().key(), key -> new LinkedHashSet<>())
                    .add(attempt.operation());
        }
        if (attempt.serverError()) {
            serverErrors.add(attempt);
        }
    }

    /** Each request's best knowledge. */
    synchronized List<Attempt> latest() {
        return List.copyOf(latest.values());
    }

    synchronized List<Attempt> serverErrors() {
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

    private void write(Map<String, Object> line, boolean sync) {
        try {
            file.write(ByteBuffer.wrap((Json.write(line) + "\n").getBytes(StandardCharsets.UTF_8)));
            if (sync) {
                file.force(false);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
