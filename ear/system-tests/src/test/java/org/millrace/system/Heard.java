package org.millrace.system;

import java.util.Map;

/**
 * A message of a topic, as its protocol brings it.
 *
 * @param attributes the properties whose names begin with {@code cloudEvents_}, by the rest of their names
 * @param operation the correlation id
 */
record Heard(Map<String, String> attributes, String type, String operation, String group, String body) {

    static final String PREFIX = "cloudEvents_";

    String subject() {
        return attributes.get("subject");
    }
}
