package org.millrace.platform.web.feed;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import org.millrace.platform.event.CloudEventAttributes;
import org.millrace.platform.event.LoggedEvent;
import org.millrace.platform.json.Json;

/** What goes over a stream, in the format of server-sent events. An event is written once for all who get it. */
@ApplicationScoped
public class Frames {

    /** Keeps the connection alive, and tells both sides when it is dead. */
    static final byte[] COMMENT = utf8(":\n\n");

    /** A frame goes when the last reader forgets its event. */
    private final Cache<LoggedEvent, byte[]> written =
            Caffeine.newBuilder().weakKeys().build();

    @Inject
    private FeedReader reader;

    @Inject
    private CloudEventAttributes attributes;

    byte[] of(LoggedEvent event) {
        return written.get(event, this::write);
    }

    /** A comment that moves the client's place on without an event, over many that it did not ask for. */
    byte[] place(long position) {
        return utf8(":\nid: " + reader.cursor(position) + "\n\n");
    }

    private byte[] write(LoggedEvent event) {
        return utf8("id: " + reader.cursor(event.position()) + "\nevent: " + event.type() + "\ndata: "
                + Json.write(attributes.structured(event)) + "\n\n");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
