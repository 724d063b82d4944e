package org.millrace.platform.web.operation;

import jakarta.ws.rs.core.EntityTag;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.millrace.platform.operation.Operation;
import org.millrace.platform.web.link.Api;
import org.millrace.platform.web.link.Link;
import org.millrace.platform.web.problem.ProblemDocument;
import org.millrace.platform.web.state.Representation;

/**
 * An operation as clients see it.
 *
 * @param resource URL of what it made or changed, once it has succeeded
 * @param error its problem document, if it has failed
 */
public record OperationView(
        String id,
        String type,
        String status,
        String resource,
        Instant createdAt,
        Instant startedAt,
        Instant finishedAt,
        int attempts,
        Map<String, Object> error,
        Map<String, Link> _links) {

    /** Path of an operation below the API's base. */
    public static String path(String id) {
        return "/operations/" + id;
    }

    public static Representation of(Operation operation, Api api) {
        String path = path(operation.id());
        String status = operation.status().name().toLowerCase(Locale.ROOT);
        String resource = operation.resource();
        return new Representation(
                new OperationView(
                        operation.id(),
                        operation.type(),
                        status,
                        resource == null ? null : api.url(resource),
                        operation.createdAt(),
                        operation.startedAt(),
                        operation.finishedAt(),
                        operation.attempts(),
                        operation.error() == null ? null : ProblemDocument.of(operation.error(), api.url(path), api),
                        api.links(path)
                                .andIf(operation.status() == Operation.Status.ACCEPTED, "cancel", path)
                                .andIf(resource != null, "resource", resource)),
                tag(operation, status));
    }

    /** One that was put aside and taken up again may end twice in the same way. */
    private static EntityTag tag(Operation operation, String status) {
        Instant end = operation.finishedAt();
        return new EntityTag(status + "-" + operation.attempts() + (end == null ? "" : "-" + end.toEpochMilli()));
    }
}
