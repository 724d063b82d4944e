package org.millrace.platform.web.link;

import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** The query part of a link that leads on from a request: its own parameters, with a few of them changed. */
public final class QueryString {

    private QueryString() {}

    /**
     * @param parameters decoded
     * @param dropped names that are left out
     * @param name of the parameter that is added
     * @param value its value, or null to add none
     * @return with the question mark, or empty
     */
    public static String of(MultivaluedMap<String, String> parameters, Set<String> dropped, String name, String value) {
        List<String> pairs = new ArrayList<>();
        // always in the same order: one page has one URL, or no cache would find it again
        new TreeMap<>(parameters).forEach((kept, values) -> {
            if (!dropped.contains(kept)) {
                values.forEach(each -> pairs.add(escaped(kept) + "=" + escaped(each)));
            }
        });
        if (value != null) {
            pairs.add(name + "=" + escaped(value));
        }
        return pairs.isEmpty() ? "" : "?" + String.join("&", pairs);
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
