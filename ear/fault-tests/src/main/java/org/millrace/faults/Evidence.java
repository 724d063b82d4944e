package org.millrace.faults;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that can be seen from outside once the system has come to rest.
 *
 * @param ended every request and how it ended
 * @param feeds by context: the log from its beginning
 * @param troubles by context: why its feed cannot be trusted, where that was seen
 * @param topics by context: the ids of the events as a durable subscriber got them, repeats included
 * @param hooks by context: the same as a webhook brought them
 * @param followers by context: the same as who reads the log while it grows got them
 * @param state what the resources tell, if that was asked
 * @param deadLetters how many messages lie in dead-letter queues beyond what was planned, by queue
 * @param backlog how many messages wait for a consumer, by queue
 */
record Evidence(
        List<Ended> ended,
        Map<String, List<Event>> feeds,
        Map<String, String> troubles,
        Map<String, List<String>> topics,
        Map<String, List<String>> hooks,
        Map<String, List<String>> followers,
        Optional<State> state,
        Map<String, Integer> deadLetters,
        Map<String, Integer> backlog) {

    /** A context's log from its beginning. */
    List<Event> feed(String context) {
        return feeds.getOrDefault(context, List.of());
    }

    /** How many events there are in both logs. */
    int events() {
        return feeds.values().stream().mapToInt(List::size).sum();
    }
}
