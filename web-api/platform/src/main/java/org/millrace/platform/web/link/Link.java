package org.millrace.platform.web.link;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Where something is.
 *
 * @param href absolute URL
 * @param templated true if it is a URI Template (RFC 6570), else absent
 */
public record Link(
        String href,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean templated) {

    public Link(String href) {
        this(href, false);
    }
}
