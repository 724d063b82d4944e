package org.millrace.faults;

import java.util.ArrayList;
import java.util.List;
import org.millrace.client.Api;
import org.millrace.client.Response;
import tools.jackson.databind.JsonNode;

/** A context's log, read page by page from where the last reading ended. */
final class Feed {
    private final Api api;
    private final List<Event> events = new ArrayList<>();
    private String next = "/events?limit=1000";

    Feed(Api api) {
        this.api = api;
    }

    /** All that there is now, from the beginning. */
    List<Event> readOn() {
        while (true) {
            Response page = api.get(next);
            if (page.status() != 200) {
                throw new IllegalStateException("The feed answers " + page.summary());
            }
            int before = events.size();
            for (JsonNode event : page.json()) {
                events.add(Event.of(event));
            }
            String link = page.header("Link").orElseThrow();
            next = link.substring(link.indexOf('<') + 1, link.indexOf('>'));
            if (events.size() == before) {
                return events;
            }
        }
    }
}
