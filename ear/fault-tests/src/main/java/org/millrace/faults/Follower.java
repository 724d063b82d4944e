package org.millrace.faults;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.millrace.client.Response;
import tools.jackson.databind.JsonNode;

/** Somebody who reads a context's log page by page as it grows, through all that happens, and never looks back. */
final class Follower implements AutoCloseable {
    private static final int PAUSE_MS = 200;

    private final Caller caller;
    private final String context;
    private final List<String> ids = new ArrayList<>();
    private final Set<String> known = new HashSet<>();
    private final List<Violation> doubled = new ArrayList<>();
    private final Thread thread;
    private volatile boolean closed;

    Follower(Caller caller, String context) {
        this.caller = caller;
        this.context = context;
        this.thread = new Thread(this::run, "follower of " + context);
        thread.start();
    }

    /** As they came. */
    synchronized List<String> ids() {
        return List.copyOf(ids);
    }

    synchronized boolean has(String id) {
        return known.contains(id);
    }

    /** Events that the log gave more than once to who only went forward. */
    synchronized List<Violation> doubled() {
        return List.copyOf(doubled);
    }

    private void run() {
        String next = "/events?limit=500";
        while (!closed) {
            Optional<Response> page = caller.look(context, next).filter(answer -> answer.status() == 200);
            if (page.isPresent()) {
                add(page.get().json());
                next = page.get().next();
            }
            Pause.millis(PAUSE_MS);
        }
    }

    private synchronized void add(JsonNode page) {
        for (JsonNode event : page) {
            String id = event.path("id").asString();
            ids.add(id);
            if (!known.add(id)) {
                doubled.add(new Violation(Violation.Sort.DOUBLED, context + "'s follower got twice " + id));
            }
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
