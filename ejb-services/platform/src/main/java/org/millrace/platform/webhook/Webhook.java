package org.millrace.platform.webhook;

import java.util.List;
import java.util.Locale;

/**
 * An endpoint that wants events.
 *
 * @param owner the caller who registered it
 * @param types of events, exact or beginnings that end in {@code *}; empty for all
 * @param subject likewise; null for all
 * @param reason why it is not active, or null
 * @param version counts what its owner changed
 */
public record Webhook(
        String id,
        String owner,
        String url,
        List<String> types,
        String subject,
        Mode mode,
        Status status,
        String reason,
        long version) {

    /** Written in lower case. */
    public enum Mode {
        /** As the log has them, one at a time. */
        ORDERED,
        /** Several at a time. */
        PARALLEL;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Mode of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }

    /** Written in lower case. */
    public enum Status {
        /** Its endpoint has not agreed yet. */
        PENDING,
        ACTIVE,
        /** Its endpoint fails again and again: it is only probed. */
        SUSPENDED,
        /** Its endpoint wants nothing any more. */
        DISABLED;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Status of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }
}
