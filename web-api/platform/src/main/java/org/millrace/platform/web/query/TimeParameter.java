package org.millrace.platform.web.query;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.millrace.platform.web.problem.Problems;

/** A time that a client names in a query (RFC 3339). */
public final class TimeParameter {

    private TimeParameter() {}

    /**
     * @param name of the parameter
     * @throws org.millrace.platform.problem.Refusal 400 if it is no time of the years 0001 to 9999
     */
    public static Instant read(String name, String sent) {
        // a plus sign that was not escaped in the URL arrives as a space
        String text = sent.replace(' ', '+');
        try {
            // Java knows years of more digits, the standard and the database do not
            if (text.matches("(?!0000)[0-9]{4}-.*")) {
                return OffsetDateTime.parse(text).toInstant();
            }
        } catch (DateTimeException malformed) {
            // told below
        }
        throw Problems.parameter(name, "send a time as RFC 3339 has it, for example 2026-01-31T09:30:00Z.");
    }
}
