package org.millrace.platform.web.page;

import org.millrace.platform.web.problem.Problems;

/** How many items a client wants at once. */
public final class Limit {

    private Limit() {}

    /**
     * @param sent the query parameter, or null
     * @return a number from 1 to the most
     */
    public static int of(String sent, int usual, int most) {
        if (sent == null) {
            return usual;
        }
        if (sent.matches("[0-9]{1,6}")) {
            int limit = Integer.parseInt(sent);
            if (limit >= 1 && limit <= most) {
                return limit;
            }
        }
        throw Problems.parameter(
                "limit", "send a whole number from 1 to " + most + ", or leave it out for " + usual + ".");
    }
}
