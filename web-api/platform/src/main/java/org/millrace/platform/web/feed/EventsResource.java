package org.millrace.platform.web.feed;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.millrace.platform.event.CloudEventAttributes;
import org.millrace.platform.event.EventPage;
import org.millrace.platform.web.description.Described;
import org.millrace.platform.web.link.Api;
import org.millrace.platform.web.link.QueryString;
import org.millrace.platform.web.prefer.Prefer;
import org.millrace.platform.web.state.Conditions;
import org.millrace.platform.web.state.Representation;

/** The context's whole public history, in one order that never changes; the client keeps its place. */
@ApplicationScoped
@Path("events")
@Produces({CloudEvents.BATCH, MediaType.APPLICATION_JSON})
@RolesAllowed({"sales", "warehouse", "integrator"})
public class EventsResource {

    private static final String FOR_EVER = "private, max-age=31536000, immutable";
    private static final Set<String> PLACE = Set.of("after", "at");

    @Inject
    private FeedReader reader;

    @Inject
    private CloudEventAttributes attributes;

    @Inject
    private Api api;

    /** The events after the client's place, oldest first, with the link that leads on. */
    @GET
    @Described(
            id = "readEvents",
            summary = "Read what happened",
            text =
                    "Oldest first. The link next leads on, also from an empty answer; with `Prefer: wait=N` it is a long poll.",
            answers = "EventBatch",
            headers = {"Link.next", "Events-Head", "Events-Lag", "Cache-Control"},
            refuses = "gone")
    public CompletionStage<Response> read(
            @BeanParam FeedRequest request, @BeanParam Conditions conditions, @Context UriInfo uri) {
        MultivaluedMap<String, String> query = uri.getQueryParameters();
        boolean settled = reader.isFixed(request);
        int limit = request.limit();
        long start = reader.start(request);
        Prefer prefer = request.prefer();
        return reader.read(start, request.isCursor(), request.filter(), limit, prefer)
                .thenApply(page -> {
                    String cursor = reader.cursor(page.next());
                    String next = api.url("/events") + QueryString.of(query, PLACE, "after", cursor);
                    return answer(page, start, settled && page.full(), conditions)
                            .link(next, "next")
                            .header("Events-Head", "%019d".formatted(page.head()))
                            .header("Events-Lag", page.lag())
                            .header(HttpHeaders.VARY, "Prefer, Accept")
                            .header("Preference-Applied", prefer.applied(false, true))
                            .build();
                });
    }

    private Response.ResponseBuilder answer(EventPage page, long start, boolean full, Conditions conditions) {
        Object batch = CloudEvents.batch(page.events(), attributes);
        if (!full) {
            return Response.ok(batch).header(HttpHeaders.CACHE_CONTROL, "no-cache");
        }
        EntityTag tag = new EntityTag(start + "-" + page.next());
        return Response.fromResponse(conditions.answer(new Representation(batch, tag)))
                .header(HttpHeaders.CACHE_CONTROL, FOR_EVER);
    }
}
