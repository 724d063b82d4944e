package org.millrace.platform.web.json;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.regex.Pattern;
import org.millrace.platform.web.problem.Problems;

/** A weight that is no number from 0 to 1 (RFC 9110, section 12.4.2) is the client's mistake, and not the server's. */
@Provider
@PreMatching
@ApplicationScoped
public class WellFormedAccept implements ContainerRequestFilter {

    private static final Pattern WEIGHT = Pattern.compile("(?i);\\s*q\\s*(?![^=;,\\s])([^;,]*)");
    private static final Pattern VALID = Pattern.compile("=\\s*[01](\\.[0-9]*)?\\s*");

    @Override
    public void filter(ContainerRequestContext request) {
        String accept = request.getHeaderString(HttpHeaders.ACCEPT);
        if (accept != null
                && !WEIGHT.matcher(accept)
                        .results()
                        .allMatch(weight -> VALID.matcher(weight.group(1)).matches())) {
            throw Problems.parameter(
                    HttpHeaders.ACCEPT, "a weight is a number from 0 to 1, for example application/json;q=0.5.");
        }
    }
}
