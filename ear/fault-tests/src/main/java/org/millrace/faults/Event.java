package org.millrace.faults;

import org.millrace.client.Json;
import tools.jackson.databind.JsonNode;

/**
 * An event of a feed, as far as it is compared.
 *
 * @param sequence its position in the log
 * @param version of its aggregate, 0 where the data names none
 * @param quantity pieces that moved, for stock
 * @param onHand pieces in the shelf after it, for stock
 * @param reserved pieces promised to orders after it, for stock
 */
record Event(
        long sequence,
        String id,
        String type,
        String subject,
        String correlation,
        long version,
        long quantity,
        long onHand,
        long reserved) {

    static Event of(JsonNode event) {
        JsonNode data = event.path("data");
        return new Event(
                Long.parseLong(event.path("sequence").asString()),
                event.path("id").asString(),
                event.path("type").asString().intern(),
                event.path("subject").asString(),
                event.path("correlationid").asString(),
                data.path("version").asLong(0),
                data.path("quantity").asLong(0),
                data.path("onHand").asLong(0),
                data.path("reserved").asLong(0));
    }

    /** What the type tells of: the second word, with the subject; a refused order is none. */
    String aggregate() {
        return type.split("\\.")[2] + "/" + subject;
    }

    /** The type's last word. */
    String verb() {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    @Override
    public String toString() {
        return Json.write(this);
    }
}
