package org.millrace.faults;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.millrace.client.Api;
import org.millrace.client.Response;
import tools.jackson.databind.JsonNode;

/** A context's log, read page by page from where the last reading ended. */
final class Feed {
    private final Api api;
    private final List<Event> events = new ArrayList<>();
    private String next = "/events?limit=1000";
    private String trouble;

    Feed(Api api) {
        this.api = api;
    }

    /** All that there is now, from the beginning. */
    List<Event> readOn() {
        int before = -1;
        while (events.size() > before && trouble == null) {
            before = events.size();
            Response page = api.get(next);
            if (page.status() == 200) {
                for (JsonNode event : page.json()) {
                    events.add(Event.of(event));
                }
                String link = page.header("Link").orElseThrow();
                next = link.substring(link.indexOf('<') + 1, link.indexOf('>'));
            } else {
                trouble = "does not go on after " + before + " events: " + page.summary();
            }
        }
        return Collections.unmodifiableList(events);
    }

    /** What keeps it from being read on; empty if nothing does. */
    Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }
}
