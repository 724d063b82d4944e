package org.millrace.platform.web.command;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.millrace.platform.problem.Problem;
import org.millrace.platform.web.link.Api;
import org.millrace.platform.web.operation.OperationView;
import org.millrace.platform.web.problem.ProblemDocument;

/**
 * What became of one line of many.
 *
 * @param line counted from 1
 * @param status the HTTP status that it would have had by itself
 * @param replayed whether it is known that the same line was sent before; absent if not
 * @param operation where it was accepted, else absent
 * @param problem where it was not, else absent
 */
record BulkItem(
        int line,
        int status,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean replayed,
        @JsonInclude(JsonInclude.Include.NON_NULL) Object operation,
        @JsonInclude(JsonInclude.Include.NON_NULL) Map<String, Object> problem) {

    static BulkItem accepted(int line, Accepted accepted, Api api) {
        Object operation = OperationView.of(accepted.operation(), api).body();
        return new BulkItem(line, 202, accepted.replayed(), operation, null);
    }

    static BulkItem refused(int line, Problem problem, String path, Api api) {
        return new BulkItem(line, problem.status(), false, null, ProblemDocument.of(problem, path, api));
    }
}
