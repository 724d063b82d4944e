package org.millrace.platform.web;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.millrace.platform.web.caller.RolesFilter;
import org.millrace.platform.web.deprecation.RetiringFilter;
import org.millrace.platform.web.feed.EventStreamResource;
import org.millrace.platform.web.feed.EventsResource;
import org.millrace.platform.web.json.EmptyBody;
import org.millrace.platform.web.json.JsonReader;
import org.millrace.platform.web.json.JsonWriter;
import org.millrace.platform.web.json.WellFormedAccept;
import org.millrace.platform.web.limit.RateLimitFilter;
import org.millrace.platform.web.operation.OperationResource;
import org.millrace.platform.web.problem.FailureMapper;
import org.millrace.platform.web.query.UnknownParameterFilter;
import org.millrace.platform.web.schema.SchemasResource;
import org.millrace.platform.web.webhook.DeliveriesResource;
import org.millrace.platform.web.webhook.WebhooksResource;

/**
 * Of what the applications of a context's boundary are made beside their own resources. A WAR with several applications
 * has to say what belongs to which.
 */
public final class Boundary {

    /** Who may, what goes wrong, and JSON are the same everywhere. */
    private static final List<Class<?>> PROVIDERS = List.of(
            RolesFilter.class,
            RateLimitFilter.class,
            UnknownParameterFilter.class,
            RetiringFilter.class,
            FailureMapper.class,
            EmptyBody.class,
            WellFormedAccept.class,
            JsonReader.class,
            JsonWriter.class);

    private static final List<Class<?>> RESOURCES = List.of(
            OperationResource.class,
            EventsResource.class,
            EventStreamResource.class,
            SchemasResource.class,
            WebhooksResource.class,
            DeliveriesResource.class);

    private Boundary() {}

    /** The classes of the public API: these resources, and those that every context has. */
    public static Set<Class<?>> api(Class<?>... resources) {
        Set<Class<?>> classes = application(resources);
        classes.addAll(RESOURCES);
        return classes;
    }

    /** The classes of an application with these resources alone, such as the backend of a frontend. */
    public static Set<Class<?>> application(Class<?>... resources) {
        Set<Class<?>> classes = new HashSet<>(PROVIDERS);
        classes.addAll(List.of(resources));
        return classes;
    }
}
