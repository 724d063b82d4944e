package org.millrace.platform.web.page;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * A place in a list, in a form that clients hand back and do not look into. A checksum with the list's name tells one
 * that was issued for it from a mistyped or a foreign one; it guards against mistakes, not against intent.
 */
public final class Cursor {

    private static final int CHECKSUM_BYTES = 4;

    private Cursor() {}

    /** @param list what the place belongs to */
    public static String encode(String list, String place) {
        byte[] bytes = place.getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(ByteBuffer.allocate(bytes.length + CHECKSUM_BYTES)
                        .putInt(checksum(list, bytes))
                        .put(bytes)
                        .array());
    }

    /** @return the place; empty if this cursor was never issued for that list */
    public static Optional<String> decode(String list, String cursor) {
        try {
            ByteBuffer all = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
            if (all.remaining() < CHECKSUM_BYTES) {
                return Optional.empty();
            }
            int checksum = all.getInt();
            byte[] bytes = Arrays.copyOfRange(all.array(), CHECKSUM_BYTES, all.limit());
            String place = new String(bytes, StandardCharsets.UTF_8);
            return checksum == checksum(list, bytes) && encode(list, place).equals(cursor) && place.indexOf('\0') < 0
                    ? Optional.of(place)
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static int checksum(String list, byte[] place) {
        CRC32 checksum = new CRC32();
        checksum.update(list.getBytes(StandardCharsets.UTF_8));
        checksum.update(0);
        checksum.update(place);
        return (int) checksum.getValue();
    }
}
