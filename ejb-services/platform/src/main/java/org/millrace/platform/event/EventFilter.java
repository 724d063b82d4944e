package org.millrace.platform.event;

import java.util.List;

/**
 * Which events somebody wants.
 *
 * @param types exact type names, or beginnings that end in {@code *}; empty for all
 * @param subjects likewise
 */
public record EventFilter(List<String> types, List<String> subjects) {

    public static final EventFilter ALL = new EventFilter(List.of(), List.of());

    public boolean matchesAll() {
        return types.isEmpty() && subjects.isEmpty();
    }

    public boolean matches(LoggedEvent event) {
        return matches(types, event.type()) && matches(subjects, event.subject());
    }

    private static boolean matches(List<String> wanted, String value) {
        return wanted.isEmpty()
                || wanted.stream()
                        .anyMatch(each -> isPrefix(each) ? value.startsWith(literal(each)) : value.equals(each));
    }

    /** As patterns of SQL's LIKE. */
    static String[] patterns(List<String> wanted) {
        return wanted.stream().map(EventFilter::pattern).toArray(String[]::new);
    }

    private static String pattern(String wanted) {
        String escaped =
                literal(wanted).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        return isPrefix(wanted) ? escaped + "%" : escaped;
    }

    private static boolean isPrefix(String wanted) {
        return wanted.endsWith("*");
    }

    private static String literal(String wanted) {
        return isPrefix(wanted) ? wanted.substring(0, wanted.length() - 1) : wanted;
    }
}
