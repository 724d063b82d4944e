package org.millrace.platform.problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What went wrong, in the terms of RFC 9457, before anybody knows under which address it will be shown.
 *
 * @param type the last segment of the problem's URL, for example {@code unknown-customer}; the page of that name
 *     explains it; or a whole URL, for a type that others have registered
 * @param title the same for every occurrence of the type
 * @param status the HTTP status that fits
 * @param detail about this occurrence: tells a person what to do next
 * @param errors where in the input it is, if it is somewhere
 * @param extensions more members of the document, by name
 */
public record Problem(
        String type, String title, int status, String detail, List<At> errors, Map<String, Object> extensions) {

    /**
     * One flaw of the input.
     *
     * @param pointer a JSON Pointer (RFC 6901) into the request's body
     * @param detail what is wrong there
     */
    public record At(String pointer, String detail) {}

    public Problem {
        extensions = extensions == null ? Map.of() : extensions;
    }

    public Problem(String type, String title, int status, String detail, List<At> errors) {
        this(type, title, status, detail, errors, Map.of());
    }

    public static Problem of(String type, String title, int status, String detail) {
        return new Problem(type, title, status, detail, List.of());
    }

    public Problem at(String pointer, String what) {
        return new Problem(type, title, status, detail, List.of(new At(pointer, what)), extensions);
    }

    /** The same with one more member. */
    public Problem with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(extensions);
        more.put(name, value);
        return new Problem(type, title, status, detail, errors, more);
    }
}
