package org.millrace.faults;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.millrace.faults.Violation.Sort;

/** Whoever followed has the log's ids in the log's order, repeats dropped: by topic, by webhook and over HTTP. */
final class TopicCheck {
    private TopicCheck() {}

    static List<Violation> check(Evidence evidence) {
        List<Violation> found = new ArrayList<>();
        evidence.topics()
                .forEach((context, ids) ->
                        compare(context + "'s subscriber", evidence.feeds().get(context), ids, found));
        evidence.hooks()
                .forEach((context, ids) ->
                        compare(context + "'s webhook", evidence.feeds().get(context), ids, found));
        evidence.followers()
                .forEach((context, ids) ->
                        compare(context + "'s follower", evidence.feeds().get(context), ids, found));
        return found;
    }

    private static void compare(String who, List<Event> feed, List<String> ids, List<Violation> found) {
        List<String> received = new ArrayList<>(new LinkedHashSet<>(ids));
        Set<String> got = new HashSet<>(received);
        Set<String> logged = new HashSet<>();
        feed.forEach(event -> logged.add(event.id()));
        feed.stream()
                .filter(event -> !got.contains(event.id()))
                .forEach(event -> found.add(new Violation(Sort.MISSED, who + " never got " + event)));
        received.stream()
                .filter(id -> !logged.contains(id))
                .forEach(id ->
                        found.add(new Violation(Sort.BROKEN, who + " got an event that is not in the log: " + id)));
        List<String> logOrder =
                feed.stream().map(Event::id).filter(got::contains).toList();
        List<String> topicOrder = received.stream().filter(logged::contains).toList();
        for (int i = 0; i < Math.min(logOrder.size(), topicOrder.size()); i++) {
            if (!logOrder.get(i).equals(topicOrder.get(i))) {
                found.add(new Violation(
                        Sort.MISORDERED,
                        "%s got %s as number %d, where the log has %s"
                                .formatted(who, topicOrder.get(i), i + 1, logOrder.get(i))));
                return;
            }
        }
    }
}
