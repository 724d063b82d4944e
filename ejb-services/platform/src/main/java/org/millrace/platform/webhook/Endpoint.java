package org.millrace.platform.webhook;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.millrace.platform.event.EventFilter;

/**
 * A webhook that this node sends to: it decides what comes next and what follows from how that went. An ordered one follows
 * the log, one event at a time, and does not pass one that fails before it is given up; the next ones are then tried until
 * one goes through, and none of them is given up. A parallel one has several under way, and what fails goes on by itself.
 * After a few failures in a row either is suspended: then one event at a time probes it. For one thread.
 */
final class Endpoint {

    private static final int WINDOW = 16;
    private static final int FAILURES_TO_SUSPEND = 5;

    /** What did not concern it is written down this seldom. */
    private static final long UNWRITTEN = 1_000;

    private final Schedule schedule;
    private final Deque<Task> singles = new ArrayDeque<>();
    private final Place place;
    private Subscription subscription;
    private Webhook.Status status;
    private String reason;
    private int attempts;
    private Instant dueAt;
    private long written;
    private int busy;
    private boolean reading;
    private boolean outdated;

    Endpoint(Subscription subscription, Schedule schedule) {
        this.schedule = schedule;
        this.place = new Place(subscription.position());
        this.written = subscription.position();
        take(subscription);
    }

    String id() {
        return subscription.id();
    }

    String url() {
        return subscription.url();
    }

    List<byte[]> secrets(Instant now) {
        return subscription.secrets(now);
    }

    long version() {
        return subscription.version();
    }

    Webhook.Status status() {
        return status;
    }

    EventFilter filter() {
        return subscription.filter();
    }

    /** Its owner has changed it: nothing more is sent before that is known. */
    void outdate() {
        outdated = true;
    }

    /** Whether it waits to be told what its owner has changed. */
    boolean awaitsUpdate() {
        return outdated && busy == 0 && !reading;
    }

    void update(Subscription changed) {
        place.rewind();
        take(changed);
    }

    private void take(Subscription changed) {
        subscription = changed;
        status = changed.status();
        reason = changed.reason();
        attempts = changed.attempts();
        dueAt = changed.dueAt();
        outdated = false;
    }

    /** It is due now, if it was to wait. */
    void hasten(Ledger ledger) {
        if (dueAt != null) {
            dueAt = null;
            ledger.change(this);
        }
    }

    void add(Task single) {
        singles.add(single);
    }

    Deque<Task> waitingSingles() {
        return singles;
    }

    /** Whether its endpoint should be asked for its consent; it counts as under way until {@link #answered}. */
    boolean startAsking(Instant now) {
        if (status != Webhook.Status.PENDING || outdated || busy > 0 || !isDue(now)) {
            return false;
        }
        busy++;
        return true;
    }

    /** @param objection why the endpoint did not consent, or null */
    void answered(String objection, Instant now, Ledger ledger) {
        busy--;
        if (objection == null) {
            status = Webhook.Status.ACTIVE;
            attempts = 0;
            dueAt = null;
        } else {
            attempts++;
            dueAt = now.plus(schedule.pause(attempts));
        }
        reason = objection;
        ledger.change(this);
    }

    /** @return what to send now, which counts as under way until {@link #settle}; null if there is nothing, or no room */
    Task next(Tail tail, Instant now) {
        if (!hasRoom()) {
            return null;
        }
        Task single = singles.poll();
        if (single != null) {
            busy++;
            return single;
        }
        Message message = isDue(now) ? place.next(tail, filter()) : null;
        if (message == null) {
            return null;
        }
        busy++;
        return new Task(message, null, subscription.ordered() ? attempts + 1 : 1);
    }

    /** Whether it has to read on in the database; it reads until {@link #read}. @return the position, or -1 */
    long startReading(Tail tail, Instant now) {
        if (!hasRoom() || !isDue(now) || reading || !place.isBehind(tail)) {
            return -1;
        }
        reading = true;
        return place.taken();
    }

    /**
     * @param from where it began to read
     * @param messages that it wants, in sequence
     * @param until the position up to which there are no others
     */
    void read(long from, List<Message> messages, long until) {
        reading = false;
        if (from == place.taken() && !outdated) {
            place.readAhead(messages, until);
        }
    }

    void readNothing() {
        reading = false;
    }

    /** @return the attempt's outcome, see {@link Attempt} */
    String settle(Task task, Verdict verdict, Instant now, Ledger ledger) {
        busy--;
        ledger.change(this);
        if (status == Webhook.Status.DISABLED) {
            return tooLate(task, verdict, ledger);
        }
        return switch (verdict.kind()) {
            case DELIVERED -> delivered(task, ledger);
            case DEFERRED -> deferred(task, now.plus(verdict.pause()), now, ledger);
            case FAILED -> failed(task, verdict.problem(), now, ledger);
            case GONE -> gone(task, verdict.problem(), ledger);
        };
    }

    /** Whether so much has passed it by that this should be written down. */
    boolean hasDrifted() {
        return place.settled() - written > UNWRITTEN;
    }

    Progress progress() {
        written = place.settled();
        return new Progress(id(), version(), written, status, reason, attempts, dueAt);
    }

    private String delivered(Task task, Ledger ledger) {
        if (task.fromLog()) {
            place.settle(task.message().position());
            attempts = 0;
        } else {
            ledger.finish(task.single());
        }
        if (!subscription.ordered()) {
            attempts = 0;
        }
        dueAt = null;
        if (status == Webhook.Status.SUSPENDED) {
            status = Webhook.Status.ACTIVE;
            reason = null;
            ledger.hasten(id());
        }
        return "delivered";
    }

    private String deferred(Task task, Instant until, Instant now, Ledger ledger) {
        dueAt = dueAt == null || dueAt.isBefore(until) ? until : dueAt;
        if (!task.fromLog()) {
            ledger.postpone(task.single(), task.single().attempts(), until, now);
        } else if (subscription.ordered()) {
            place.rewind(task.message().position() - 1);
        } else {
            goesOnByItself(task, 0, until, now, ledger);
        }
        return "deferred";
    }

    private String failed(Task task, String problem, Instant now, Ledger ledger) {
        if (!task.fromLog()) {
            return singleFailed(task, now, ledger);
        }
        if (subscription.ordered()) {
            attempts++;
            boolean givenUp = attempts == schedule.attempts();
            if (givenUp) {
                goesOnByItself(task, attempts, null, now, ledger);
            } else {
                place.rewind(task.message().position() - 1);
            }
            dueAt = now.plus(schedule.pause(attempts));
            suspendIfNeeded(problem);
            return givenUp ? "exhausted" : "failed";
        }
        goesOnByItself(task, 1, now.plus(schedule.pause(1)), now, ledger);
        // those that were under way with the one that led to a suspension say nothing new
        if (isDue(now)) {
            attempts++;
            if (suspendIfNeeded(problem)) {
                dueAt = now.plus(schedule.pause(attempts - failuresToSuspend() + 1));
            }
        }
        return "failed";
    }

    private String singleFailed(Task task, Instant now, Ledger ledger) {
        if (task.single().isTest()) {
            ledger.finish(task.single());
            return "failed";
        }
        boolean givenUp = task.attempt() >= schedule.attempts();
        Instant next = givenUp ? null : now.plus(schedule.pause(task.attempt()));
        ledger.postpone(task.single(), task.attempt(), next, now);
        return givenUp ? "exhausted" : "failed";
    }

    private String gone(Task task, String problem, Ledger ledger) {
        status = Webhook.Status.DISABLED;
        reason = problem + ": it wants nothing any more. PUT the webhook to have it asked again";
        if (task.fromLog()) {
            place.rewind();
        } else {
            ledger.release(task.single());
        }
        return "gone";
    }

    /** Its webhook is served no more, so only what it brought itself can be written down. */
    static String tooLate(Task task, Verdict verdict, Ledger ledger) {
        boolean delivered = verdict.kind() == Verdict.Kind.DELIVERED;
        if (!task.fromLog() && delivered) {
            ledger.finish(task.single());
        } else if (!task.fromLog()) {
            ledger.release(task.single());
        }
        return delivered ? "delivered" : "failed";
    }

    private void goesOnByItself(Task task, int failures, Instant next, Instant now, Ledger ledger) {
        Message message = task.message();
        ledger.putAside(new Ledger.PutAside(id(), message.position(), message.id(), failures, next, now));
        place.settle(message.position());
    }

    private boolean suspendIfNeeded(String problem) {
        if (attempts < failuresToSuspend()) {
            return false;
        }
        status = Webhook.Status.SUSPENDED;
        reason = attempts + " attempts in a row have failed"
                + (subscription.ordered() && attempts >= schedule.attempts() ? ", an event is exhausted" : "")
                + ". The last one: " + problem;
        return true;
    }

    private int failuresToSuspend() {
        return Math.min(FAILURES_TO_SUSPEND, schedule.attempts());
    }

    private boolean hasRoom() {
        boolean sends = status == Webhook.Status.ACTIVE || status == Webhook.Status.SUSPENDED;
        boolean single = subscription.ordered() || status == Webhook.Status.SUSPENDED;
        return sends && !outdated && busy < (single ? 1 : WINDOW);
    }

    private boolean isDue(Instant now) {
        return dueAt == null || !dueAt.isAfter(now);
    }
}
