package org.millrace.platform.web.state;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.OptionalLong;
import org.millrace.platform.problem.IfMatch;
import org.millrace.platform.web.problem.Problems;

/** What a client asks to be true of a resource before it is sent or changed (RFC 9110, section 13); a {@code @BeanParam}. */
public class Conditions {

    @HeaderParam("If-Match")
    private String ifMatch;

    @HeaderParam("If-None-Match")
    private String ifNoneMatch;

    /** The field as sent, or null. */
    public String ifMatch() {
        return ifMatch;
    }

    /** Whether the client has it as it is already. */
    public boolean holds(EntityTag tag) {
        return TagList.matches(ifNoneMatch, tag.getValue());
    }

    /** 200, or 304 where the client has it already. */
    public Response answer(Representation found) {
        return holds(found.tag()) ? Response.notModified(found.tag()).build() : changed(found);
    }

    /**
     * Whether a resource may be replaced, or made where there is none.
     *
     * @param version of the one that exists, or empty
     * @throws org.millrace.platform.problem.Refusal 428 if one exists and the client names no version, 412 if it names
     *     another or wanted none to exist
     */
    public void require(OptionalLong version) {
        if (version.isEmpty()) {
            IfMatch.checkAbsent(ifMatch);
        } else if (ifNoneMatch != null) {
            throw Problems.preconditionFailed("It exists already: read it, and change it with its ETag as If-Match.");
        } else {
            IfMatch.demand(ifMatch, version.getAsLong());
        }
    }

    /** 200 with what it is now. */
    public Response changed(Representation now) {
        return Response.ok(now.body()).tag(now.tag()).build();
    }

    /**
     * 201.
     *
     * @param url where it is found from now on
     */
    public Response created(String url, Representation now) {
        return Response.created(URI.create(url))
                .tag(now.tag())
                .entity(now.body())
                .build();
    }
}
