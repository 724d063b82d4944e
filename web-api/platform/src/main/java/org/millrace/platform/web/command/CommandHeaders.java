package org.millrace.platform.web.command;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.millrace.platform.web.prefer.Prefer;

/** What a client may say about an asynchronous request beside its body; a {@code @BeanParam}. */
public class CommandHeaders {

    @Context
    private UriInfo uri;

    @HeaderParam("Idempotency-Key")
    private List<String> idempotencyKey;

    @HeaderParam("Prefer")
    private List<String> prefer;

    @HeaderParam("Callback")
    private String callback;

    @HeaderParam("If-Match")
    private String ifMatch;

    /** Null if none was sent. */
    String idempotencyKey() {
        return IdempotencyKey.parse(idempotencyKey);
    }

    Prefer prefer() {
        return Prefer.parse(prefer);
    }

    /** URL that wants to hear of the operation's end, or null if none was sent. */
    String callback() {
        return callback;
    }

    String ifMatch() {
        return ifMatch;
    }

    /** Where the request was sent, below the API's base. */
    String path() {
        String path = uri.getPath();
        return path.startsWith("/") ? path : "/" + path;
    }

    /** The same with everything in front of it. */
    String fullPath() {
        return uri.getRequestUri().getRawPath();
    }
}
