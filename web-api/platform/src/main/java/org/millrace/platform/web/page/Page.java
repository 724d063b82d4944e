package org.millrace.platform.web.page;

import java.util.List;
import java.util.Map;
import org.millrace.platform.web.link.Link;

/**
 * A part of a list.
 *
 * @param items in the list's order
 * @param _links {@code self}, and {@code next} where there is more
 */
public record Page<V>(List<V> items, Map<String, Link> _links) {}
