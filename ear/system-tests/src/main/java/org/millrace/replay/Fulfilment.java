package org.millrace.replay;

import java.time.Duration;
import java.util.Map;
import org.millrace.client.Api;
import org.millrace.client.Complaint;
import org.millrace.client.Deadline;
import org.millrace.client.Operation;
import org.millrace.client.Response;
import tools.jackson.databind.JsonNode;

/** Fulfilment, as far as a replay needs it. */
final class Fulfilment {
    private final Api api;
    private final Duration patience;

    Fulfilment(Api api, Duration patience) {
        this.api = api;
        this.patience = patience;
    }

    /** Fulfilment hears of a product by an event: waits until it has. */
    JsonNode stockOnceKnown(String sku) {
        for (Deadline deadline = new Deadline(patience); ; ) {
            Response response = api.get("/stock/" + sku);
            if (response.status() == 200) {
                return response.json();
            }
            if (response.status() != 404) {
                throw new Complaint("stock of %s: %s".formatted(sku, response.summary()));
            }
            deadline.pause(Duration.ofMillis(300), "Fulfilment does not know sku " + sku);
        }
    }

    /** @param key the same for the same goods: however often it is sent, they arrive once */
    void receive(String sku, long quantity, String key) {
        Response response = api.post(
                "/stock/" + sku + "/receipts", Map.of("quantity", quantity), "Idempotency-Key", "\"" + key + "\"");
        if (response.status() != 202) {
            throw new Complaint("receipt of %s: %s".formatted(sku, response.summary()));
        }
        Operation operation = api.follow(response);
        if (!operation.succeeded()) {
            throw new Complaint("receipt of %s %s: %s".formatted(sku, operation.status(), operation.error()));
        }
    }
}
