package org.millrace.platform.web.problem;

import java.util.LinkedHashMap;
import java.util.Map;
import org.millrace.platform.problem.Problem;
import org.millrace.platform.web.link.Api;

/** A problem as it is sent (RFC 9457). */
public final class ProblemDocument {

    /** The media type. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private ProblemDocument() {}

    /** @param instance path of what was asked for */
    public static Map<String, Object> of(Problem problem, String instance, Api api) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", api.problem(problem.type()));
        document.put("title", problem.title());
        document.put("status", problem.status());
        document.put("detail", problem.detail());
        document.put("instance", instance);
        if (problem.errors() != null && !problem.errors().isEmpty()) {
            document.put("errors", problem.errors());
        }
        document.putAll(problem.extensions());
        return document;
    }
}
