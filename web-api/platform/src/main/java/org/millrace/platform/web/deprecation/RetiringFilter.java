package org.millrace.platform.web.deprecation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.millrace.platform.web.link.Api;

/** Tells in the headers of every answer, good or bad, that the method will go. */
@Provider
@ApplicationScoped
public class RetiringFilter implements ContainerResponseFilter {

    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    @Context
    private ResourceInfo resource;

    @Inject
    private Api api;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        Retiring retiring = resource.getResourceMethod() == null
                ? null
                : resource.getResourceMethod().getAnnotation(Retiring.class);
        if (retiring == null) {
            return;
        }
        String successor = retiring.successor();
        for (var parameter : request.getUriInfo().getPathParameters().entrySet()) {
            successor = successor.replace(
                    "{" + parameter.getKey() + "}", parameter.getValue().get(0));
        }
        MultivaluedMap<String, Object> headers = response.getHeaders();
        headers.putSingle("Deprecation", deprecation(retiring));
        headers.putSingle("Sunset", sunset(retiring));
        headers.add(HttpHeaders.LINK, "<" + api.url(successor) + ">; rel=\"successor-version\"");
    }

    /** A date of structured fields (RFC 9651, section 3.3.7). */
    static String deprecation(Retiring retiring) {
        return "@"
                + LocalDate.parse(retiring.since()).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
    }

    /** The end of the last day, as HTTP writes a time. */
    static String sunset(Retiring retiring) {
        return HTTP_DATE.format(LocalDate.parse(retiring.until()).plusDays(1).atStartOfDay(ZoneOffset.UTC));
    }
}
