package org.millrace.platform.web.trace;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** The header that ties together what one request leads to, in all systems (W3C Trace Context, level 1). */
final class Traceparent {

    private static final Pattern VALID =
            Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    private Traceparent() {}

    /** @return the one that was sent if it is valid, else a new one */
    static String of(String sent) {
        return sent != null && VALID.matcher(sent).matches() ? sent : next();
    }

    private static String next() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        HexFormat hex = HexFormat.of();
        return "00-" + hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong(1, Long.MAX_VALUE)) + "-"
                + hex.toHexDigits(random.nextLong(1, Long.MAX_VALUE)) + "-01";
    }
}
