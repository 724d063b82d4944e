package org.millrace.platform.web.state;

import jakarta.ws.rs.core.EntityTag;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import org.millrace.platform.json.Json;

/**
 * What is shown of a resource.
 *
 * @param body written as JSON; bytes are JSON already
 * @param tag its ETag: the version, in front of a dot where other things are shown that change without it
 */
public record Representation(Object body, EntityTag tag) {

    private static final int DIGEST_BYTES = 12;

    /** What no version stands for, as it is put together from many things: its tag is a digest of it. */
    public static Representation byContent(Object body) {
        byte[] json = Json.writeBytes(body);
        return new Representation(json, new EntityTag(digest(json)));
    }

    public static Representation of(long version, Object body) {
        return new Representation(body, new EntityTag(Long.toString(version)));
    }

    /** @param more what is shown and can change while the version stays; conditions of changes do not look at it */
    public static Representation of(long version, Object body, Object... more) {
        return new Representation(body, new EntityTag(version + "." + Integer.toHexString(Arrays.deepHashCode(more))));
    }

    private static String digest(byte[] json) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(json);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, DIGEST_BYTES));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
