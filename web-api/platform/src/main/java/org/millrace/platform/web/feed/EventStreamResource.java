package org.millrace.platform.web.feed;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import org.jboss.resteasy.spi.AsyncStreamingOutput;
import org.millrace.platform.event.EventFilter;
import org.millrace.platform.web.caller.Caller;
import org.millrace.platform.web.description.Described;

/** The log as it grows: server-sent events (HTML Living Standard, section 9.2), each with the cursor that leads on from it. */
@ApplicationScoped
@Path("events")
@RolesAllowed({"sales", "warehouse", "integrator"})
public class EventStreamResource {

    /** Asked for by name only: who accepts anything gets a page. */
    private static final String ON_DEMAND = MediaType.SERVER_SENT_EVENTS + ";qs=0.1";

    @Inject
    private FeedReader reader;

    @Inject
    private EventStreams streams;

    @Inject
    private Caller caller;

    /** The events after the client's place, and every one that follows, until the client's token ends. */
    @GET
    @Produces(ON_DEMAND)
    @Described(
            id = "streamEvents",
            summary = "Follow what happens",
            text =
                    "With `Accept: text/event-stream`: the events after your place and every one that follows, until your"
                            + " token ends. `Last-Event-ID` resumes.",
            answers = "EventBatch",
            refuses = "gone")
    public CompletionStage<Response> follow(@BeanParam FeedRequest request) {
        long start = reader.resume(request);
        EventFilter filter = request.filter();
        Instant end = caller.expiresAt();
        AsyncStreamingOutput stream = out -> streams.open(out, start, filter, end);
        return streams.later(Response.ok(stream, MediaType.SERVER_SENT_EVENTS_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .build());
    }
}
