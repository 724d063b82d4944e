package org.millrace.platform.web.state;

import jakarta.ws.rs.core.EntityTag;
import java.util.Arrays;

/**
 * What is shown of a resource.
 *
 * @param body written as JSON
 * @param tag its ETag: the version, in front of a dot where other things are shown that change without it
 */
public record Representation(Object body, EntityTag tag) {

    public static Representation of(long version, Object body) {
        return new Representation(body, new EntityTag(Long.toString(version)));
    }

    /** @param more what is shown and can change while the version stays; conditions of changes do not look at it */
    public static Representation of(long version, Object body, Object... more) {
        return new Representation(body, new EntityTag(version + "." + Integer.toHexString(Arrays.deepHashCode(more))));
    }
}
