package org.millrace.platform.web.link;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The {@code _links} of a body (HAL): where one can go from here, by relation. Immutable. */
public final class Links extends AbstractMap<String, Link> {

    private final String base;
    private final Map<String, Link> links;

    private Links(String base, Map<String, Link> links) {
        this.base = base;
        this.links = links;
    }

    /** @param base absolute URL of the API, without a slash at the end */
    static Links at(String base, String selfPath) {
        return new Links(base, Map.of()).and("self", selfPath);
    }

    /** @param path below the API's base, with a slash in front */
    public Links and(String relation, String path) {
        return and(relation, new Link(base + path));
    }

    /** @param template of a path below the API's base, for example {@code /orders/{orderId}} */
    public Links andTemplate(String relation, String template) {
        return and(relation, new Link(base + template, true));
    }

    /** A link that leads out of the API. */
    public Links andUrl(String relation, String url) {
        return and(relation, new Link(url));
    }

    private Links and(String relation, Link link) {
        Map<String, Link> more = new LinkedHashMap<>(links);
        more.put(relation, link);
        return new Links(base, more);
    }

    /** A link that only some states allow. */
    public Links andIf(boolean allowed, String relation, String path) {
        return allowed ? and(relation, path) : this;
    }

    @Override
    public Set<Entry<String, Link>> entrySet() {
        return Collections.unmodifiableSet(links.entrySet());
    }
}
