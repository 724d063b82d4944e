package org.millrace.platform.webhook;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What has happened and is not in the database yet: it is written down together. For one thread. */
final class Ledger {

    /**
     * An event that goes on by itself from now on.
     *
     * @param dueAt null if it has been given up
     */
    record PutAside(String webhook, long position, String messageId, int attempts, Instant dueAt, Instant failedAt) {}

    /** When a single is tried again; see {@link PutAside}. */
    record Postponed(long id, int attempts, Instant dueAt, Instant failedAt) {}

    private final Set<Endpoint> changed = new LinkedHashSet<>();
    private final List<Attempt> attempts = new ArrayList<>();
    private final List<PutAside> putAside = new ArrayList<>();
    private final List<Postponed> postponed = new ArrayList<>();
    private final List<Long> done = new ArrayList<>();
    private final List<Long> released = new ArrayList<>();
    private final Set<String> hastened = new LinkedHashSet<>();

    void change(Endpoint endpoint) {
        changed.add(endpoint);
    }

    void attempt(Attempt attempt) {
        attempts.add(attempt);
    }

    void putAside(PutAside event) {
        putAside.add(event);
    }

    void postpone(Single single, int failures, Instant dueAt, Instant failedAt) {
        postponed.add(new Postponed(single.id(), failures, dueAt, failedAt));
    }

    /** It need not be sent any more. */
    void finish(Single single) {
        done.add(single.id());
    }

    /** It was not sent: another may do it. */
    void release(Single single) {
        released.add(single.id());
    }

    /** The endpoint is back: what waits for it by itself need not wait any longer. */
    void hasten(String webhook) {
        hastened.add(webhook);
    }

    void forget(Endpoint endpoint) {
        changed.remove(endpoint);
    }

    boolean isEmpty() {
        return changed.isEmpty()
                && attempts.isEmpty()
                && putAside.isEmpty()
                && postponed.isEmpty()
                && done.isEmpty()
                && released.isEmpty()
                && hastened.isEmpty();
    }

    void clear() {
        changed.clear();
        attempts.clear();
        putAside.clear();
        postponed.clear();
        done.clear();
        released.clear();
        hastened.clear();
    }

    List<Progress> progress() {
        return changed.stream().map(Endpoint::progress).toList();
    }

    List<Attempt> attempts() {
        return attempts;
    }

    List<PutAside> putAside() {
        return putAside;
    }

    List<Postponed> postponed() {
        return postponed;
    }

    List<Long> done() {
        return done;
    }

    List<Long> released() {
        return released;
    }

    Set<String> hastened() {
        return hastened;
    }
}
