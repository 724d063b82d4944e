package org.millrace.platform.web.state;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The entity tags of an If-None-Match field (RFC 9110, section 13.1.2), compared weakly as that field asks for. */
final class TagList {

    private static final Pattern TAG = Pattern.compile("(?:W/)?\"([^\"]*)\"");

    private TagList() {}

    /**
     * @param field as sent, or null
     * @param tag without its quotes
     */
    static boolean matches(String field, String tag) {
        if (field == null) {
            return false;
        }
        if (field.strip().equals("*")) {
            return true;
        }
        Matcher tags = TAG.matcher(field);
        while (tags.find()) {
            if (tags.group(1).equals(tag)) {
                return true;
            }
        }
        return false;
    }
}
