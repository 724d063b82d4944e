package org.millrace.platform.web.feed;

import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jboss.resteasy.spi.AsyncOutputStream;
import org.millrace.platform.database.DatabaseUnavailable;
import org.millrace.platform.event.EventFilter;
import org.millrace.platform.event.EventPage;
import org.millrace.platform.event.EventTail;
import org.millrace.platform.event.EventsForgotten;
import org.millrace.platform.event.LoggedEvent;

/**
 * One client that listens. One piece at a time is on its way to it: what it does not take meanwhile waits in the log, not
 * in memory. Who does not take a piece for half a minute is cut off, and resumes by the cursor that it saw last.
 */
final class EventStream {

    private static final Logger LOG = Logger.getLogger(EventStream.class);
    private static final Duration COMMENT_EVERY = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MOST_EVENTS = 100;
    private static final int MOST_BYTES = 64 << 10;

    private final AsyncOutputStream out;
    private final EventFilter filter;
    private final Instant expiresAt;
    private final EventTail tail;
    private final Frames frames;
    private final Executor executor;
    private final Clock clock;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final AtomicBoolean busy = new AtomicBoolean();

    // touched by whoever is busy with the stream
    private volatile long position;
    private volatile long shown;
    private volatile long head;
    private volatile Instant commentAt;

    private volatile Instant writingSince;

    EventStream(
            AsyncOutputStream out,
            long position,
            EventFilter filter,
            Instant expiresAt,
            EventTail tail,
            Frames frames,
            Executor executor,
            Clock clock) {
        this.out = out;
        this.position = position;
        this.shown = position;
        this.filter = filter;
        this.expiresAt = expiresAt;
        this.tail = tail;
        this.frames = frames;
        this.executor = executor;
        this.clock = clock;
        this.commentAt = clock.instant();
    }

    /** Completes at the end of the stream, never with a failure. */
    CompletableFuture<Void> ended() {
        return ended;
    }

    void end() {
        ended.complete(null);
    }

    /** Sees to what time brings: a comment, the end of the token, a client that takes nothing. */
    void look() {
        Instant now = clock.instant();
        Instant since = writingSince;
        if (!now.isBefore(expiresAt) || since != null && since.plus(PATIENCE).isBefore(now)) {
            end();
        } else {
            proceed();
        }
    }

    /** Writes what there is to write, if nobody is at it already. Neither waits nor reads from the database. */
    void proceed() {
        if (busy.compareAndSet(false, true)) {
            goOn(false);
        }
    }

    private void goOn(boolean mayRead) {
        try {
            while (!ended.isDone()) {
                byte[] piece;
                if (!clock.instant().isBefore(commentAt)) {
                    piece = comment();
                } else if (mayRead || tail.holds(position)) {
                    piece = events();
                } else {
                    executor.execute(() -> goOn(true));
                    return;
                }
                if (piece.length > 0) {
                    if (!isWritten(piece)) {
                        return;
                    }
                } else if (position >= head) {
                    busy.set(false);
                    // what came while it was found idle and had not said so yet
                    if (!tail.holds(position) || tail.head() == position || !busy.compareAndSet(false, true)) {
                        return;
                    }
                }
                mayRead = false;
            }
        } catch (DatabaseUnavailable away) {
            busy.set(false);
        } catch (EventsForgotten gone) {
            // the client comes back with its cursor, and is told then where to go on
            end();
        } catch (RuntimeException failure) {
            LOG.error("A stream of events broke off; its client resumes it", failure);
            end();
        }
    }

    /** @return whether it is; if not, the stream goes on when it will be */
    private boolean isWritten(byte[] piece) {
        writingSince = clock.instant();
        CompletableFuture<Void> written =
                out.asyncWrite(piece).thenCompose(done -> out.asyncFlush()).toCompletableFuture();
        if (written.isDone() && !written.isCompletedExceptionally()) {
            writingSince = null;
            return true;
        }
        written.whenComplete((done, clientGone) -> {
            writingSince = null;
            if (clientGone == null) {
                goOn(false);
            } else {
                end();
            }
        });
        return false;
    }

    private byte[] comment() {
        commentAt = clock.instant().plus(COMMENT_EVERY);
        if (shown == position) {
            return Frames.COMMENT;
        }
        shown = position;
        return frames.place(position);
    }

    private byte[] events() {
        ByteArrayOutputStream piece = new ByteArrayOutputStream();
        EventPage page = tail.after(position, filter, MOST_EVENTS);
        head = page.head();
        for (LoggedEvent event : page.events()) {
            if (piece.size() >= MOST_BYTES) {
                return piece.toByteArray();
            }
            piece.writeBytes(frames.of(event));
            position = event.position();
            shown = position;
        }
        position = page.next();
        return piece.toByteArray();
    }
}
