package org.millrace.system;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** Acknowledges one by one. */
record StompListener(StompConnection connection) implements Listener {

    @Override
    public Heard next(Duration patience) {
        StompFrame message = connection.message(patience);
        if (message == null) {
            return null;
        }
        Map<String, String> headers = message.headers();
        connection.confirmed("ACK", Map.of("id", headers.get("ack")), "");
        return new Heard(
                headers.keySet().stream()
                        .filter(name -> name.startsWith(Heard.PREFIX))
                        .collect(Collectors.toMap(name -> name.substring(Heard.PREFIX.length()), headers::get)),
                headers.get("type"),
                headers.get("correlation-id"),
                headers.get("_AMQ_GROUP_ID"),
                message.body());
    }

    @Override
    public void close() {
        connection.close();
    }
}
