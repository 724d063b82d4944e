package org.millrace.platform.problem;

/**
 * The condition that a caller puts on a change (RFC 9110, section 13.1.1). An entity tag is the version of what is
 * changed, in quotes: {@code "7"}. Where a representation also shows something that cannot be changed here, its tag goes
 * on after a dot ({@code "7.12"}), and that part is not compared.
 */
public final class IfMatch {

    private IfMatch() {}

    /**
     * @param ifMatch the field as sent, or null if there is no condition
     * @throws Refusal {@code precondition-failed} (412) if there is a condition and it does not hold
     */
    public static void check(String ifMatch, long version) {
        if (ifMatch != null && !matches(ifMatch, version)) {
            throw failed("It has changed: its version is " + version + " now. Read it again and decide anew.");
        }
    }

    /**
     * As {@link #check}, for what may only be changed by those who know what it is now.
     *
     * @throws Refusal also {@code precondition-required} (428) if there is no condition
     */
    public static void demand(String ifMatch, long version) {
        if (ifMatch == null) {
            throw missing();
        }
        check(ifMatch, version);
    }

    /** @throws Refusal {@code precondition-failed} (412) if there is a condition: what does not exist matches nothing */
    public static void checkAbsent(String ifMatch) {
        if (ifMatch != null) {
            throw failed("It does not exist, so it has no version that could match. To make it, leave out If-Match.");
        }
    }

    public static Refusal missing() {
        return new Refusal(Problem.of(
                "precondition-required",
                "Precondition required",
                428,
                "It exists already: read it, and send its ETag as If-Match with the change."));
    }

    private static Refusal failed(String detail) {
        return new Refusal(Problem.of("precondition-failed", "Precondition failed", 412, detail));
    }

    private static boolean matches(String ifMatch, long version) {
        for (String tag : ifMatch.split(",")) {
            String candidate = tag.strip();
            if (candidate.equals("*")
                    || candidate.equals("\"" + version + "\"")
                    || candidate.startsWith("\"" + version + ".")) {
                return true;
            }
        }
        return false;
    }
}
