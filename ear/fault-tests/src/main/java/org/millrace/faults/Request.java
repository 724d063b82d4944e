package org.millrace.faults;

import org.millrace.client.Json;

/**
 * One thing that a client wants done, however often it has to be sent.
 *
 * @param key the Idempotency-Key, unique in the run
 * @param path below the context's API
 * @param body JSON
 * @param subject the id that the client itself chose or names (order, customer, sku), or null where the server chooses
 */
record Request(String key, Kind kind, String path, String body, String subject) {
    /** What the subjects of those begin with that the agent spoils. */
    static final String POISON = "poison-";

    /** How many pieces it is about, for stock. */
    long quantity() {
        return Json.read(body).path("quantity").asLong(0);
    }

    boolean poisoned() {
        return subject != null && subject.startsWith(POISON);
    }
}
