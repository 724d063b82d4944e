package org.millrace.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the faults of a run leave to be found, and what they saw while they happened. */
final class Plan {
    private final Map<String, Integer> deadLetters = new HashMap<>();
    private final List<Violation> witnessed = new ArrayList<>();
    private int missed;

    /** One message more has to be found in that dead-letter queue. */
    void deadLetter(String queue) {
        deadLetters.merge(queue, 1, Integer::sum);
    }

    /** By queue. */
    Map<String, Integer> deadLetters() {
        return deadLetters;
    }

    void witness(Violation violation) {
        witnessed.add(violation);
    }

    List<Violation> witnessed() {
        return witnessed;
    }

    /** A fault did not come about: its round tests nothing, which must not pass for a success. */
    void miss(String what) {
        missed++;
        System.out.println("  MISSED: " + what);
    }

    int missed() {
        return missed;
    }
}
