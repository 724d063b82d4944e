package org.millrace.platform.web.prefer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long a client would rather wait for the result itself (RFC 7240). Preferences that are not understood are ignored,
 * as that standard asks for.
 *
 * @param patience how long at most; zero if the client does not want to wait
 * @param respondAsync whether an answer at once is preferred
 */
public record Prefer(Duration patience, boolean respondAsync) {

    /** Nobody is kept waiting longer than that. */
    public static final int MAX_SECONDS = 60;

    private static final Pattern PREFERENCE = Pattern.compile(
            "([!#$%&'*+.^_`|~0-9A-Za-z-]+)\\s*(?:=\\s*(?:\"([^\"]*)\"|([^\\s;,\"]*)))?\\s*(?:;[^,]*)?(?:,|$)");

    /** @param fields the Prefer fields as sent, in order; of a repeated preference the first counts */
    public static Prefer parse(List<String> fields) {
        Duration patience = null;
        boolean respondAsync = false;
        Matcher preferences = PREFERENCE.matcher(String.join(",", fields));
        while (preferences.find()) {
            String name = preferences.group(1).toLowerCase(Locale.ROOT);
            String value = preferences.group(2) != null ? preferences.group(2) : preferences.group(3);
            if (name.equals("wait") && patience == null) {
                patience = seconds(value);
            } else if (name.equals("respond-async")) {
                respondAsync = true;
            }
        }
        return new Prefer(patience == null ? Duration.ZERO : patience, respondAsync);
    }

    /**
     * What {@code Preference-Applied} says, or null if there is nothing to say.
     *
     * @param async whether the answer comes before the result
     * @param waited whether it was held back for the client's sake
     */
    public String applied(boolean async, boolean waited) {
        List<String> applied = new ArrayList<>();
        if (async && respondAsync) {
            applied.add("respond-async");
        }
        if (waited && !patience.isZero()) {
            applied.add("wait=" + patience.toSeconds());
        }
        return applied.isEmpty() ? null : String.join(", ", applied);
    }

    private static Duration seconds(String value) {
        if (value == null || !value.matches("[0-9]{1,9}")) {
            return Duration.ZERO;
        }
        return Duration.ofSeconds(Math.min(Integer.parseInt(value), MAX_SECONDS));
    }
}
