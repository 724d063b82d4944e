package org.millrace.platform.web.feed;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.resteasy.spi.AsyncOutputStream;
import org.millrace.platform.event.EventFilter;
import org.millrace.platform.event.EventTail;

/** All open streams of this node. They share one reader of the log, and none has a thread of its own. */
@ApplicationScoped
public class EventStreams {

    private static final int LOOK_MS = 500;

    @Resource
    private ManagedExecutorService executor;

    @Resource(lookup = "java:jboss/ee/concurrency/scheduler/default")
    private ManagedScheduledExecutorService timer;

    @Inject
    private EventTail tail;

    @Inject
    private Frames frames;

    @Inject
    private Clock clock;

    private final Set<EventStream> open = ConcurrentHashMap.newKeySet();
    private ScheduledFuture<?> looking;

    @PostConstruct
    void start() {
        looking = timer.scheduleWithFixedDelay(this::look, LOOK_MS, LOOK_MS, TimeUnit.MILLISECONDS);
        proceed();
    }

    @PreDestroy
    void stop() {
        looking.cancel(false);
        open.forEach(EventStream::end);
    }

    /** Completes off the request's thread: only from then on a write does not block. */
    <T> CompletionStage<T> later(T answer) {
        return CompletableFuture.supplyAsync(() -> answer, executor);
    }

    /**
     * @param position after which the stream begins
     * @param expiresAt when it ends
     * @return completes when it has ended, for whatever reason
     */
    CompletionStage<Void> open(AsyncOutputStream out, long position, EventFilter filter, Instant expiresAt) {
        EventStream stream = new EventStream(out, position, filter, expiresAt, tail, frames, executor, clock);
        open.add(stream);
        tail.follow();
        stream.proceed();
        return stream.ended().whenComplete((done, failure) -> {
            open.remove(stream);
            tail.leave();
        });
    }

    private void proceed() {
        CompletableFuture<Void> next = tail.advanced().next();
        open.forEach(EventStream::proceed);
        next.thenRunAsync(this::proceed, executor);
    }

    private void look() {
        open.forEach(EventStream::look);
    }
}
