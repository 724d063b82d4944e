package org.millrace.platform.web.page;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.time.DateTimeException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.millrace.platform.web.link.Api;
import org.millrace.platform.web.link.Link;
import org.millrace.platform.web.link.QueryString;
import org.millrace.platform.web.problem.Problems;

/** Which part of a list a client asks for; a {@code @BeanParam}. A list is ordered by a key, and a page begins after one. */
public class PageRequest {

    private static final int USUAL = 50;
    private static final int MOST = 500;

    @Context
    private UriInfo uri;

    @QueryParam("limit")
    private String limit;

    @QueryParam("cursor")
    private String cursor;

    /** From 1 to 500, 50 where the client does not say. */
    public int limit() {
        return Limit.of(limit, USUAL, MOST);
    }

    /** The key of the last item before this page; empty at the beginning. */
    public Optional<String> after() {
        return after(Function.identity());
    }

    /**
     * As {@link #after()}, for keys that are not text.
     *
     * @param key throws {@link IllegalArgumentException} or {@link DateTimeException} for what is none
     */
    public <K> Optional<K> after(Function<String, K> key) {
        if (cursor == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Cursor.decode(path(), cursor).map(key).orElseThrow(IllegalArgumentException::new));
        } catch (IllegalArgumentException | DateTimeException neverIssued) {
            throw Problems.parameter(
                    "cursor", "it was not issued for this list; begin without one and follow the next links.");
        }
    }

    /**
     * @param found the items after {@link #after()} in the order of their keys, one more than {@link #limit()} where
     *     there are so many
     * @param key what the list is ordered by, unique
     * @param view what is shown of an item
     */
    public <T, V> Page<V> page(List<T> found, Function<T, String> key, Function<T, V> view) {
        List<T> items = found.subList(0, Math.min(limit(), found.size()));
        Map<String, Link> links = new LinkedHashMap<>();
        links.put("self", link(cursor));
        if (found.size() > items.size()) {
            links.put("next", link(Cursor.encode(path(), key.apply(items.get(items.size() - 1)))));
        }
        return new Page<>(items.stream().map(view).toList(), links);
    }

    private Link link(String to) {
        String query = QueryString.of(uri.getQueryParameters(), Set.of("cursor"), "cursor", to);
        return new Link(CDI.current().select(Api.class).get().url(path()) + query);
    }

    private String path() {
        String path = uri.getPath();
        return path.startsWith("/") ? path : "/" + path;
    }
}
