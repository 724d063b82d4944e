package org.millrace.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.test.api.TargetsContainer;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.as.arquillian.container.ManagementClient;
import org.jboss.dmr.ModelNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** While the broker is away nothing can be accepted, no request hangs, and everything else goes on (CONTRACT 3.11). */
class BrokerAwayIT extends BothSystems {

    /** A client is to hear within 3 s; a machine that is busy otherwise may make it a few more. */
    private static final int PATIENCE_S = 10;

    private static final Duration RESTART = Duration.ofMinutes(2);

    private final Wholesaler wholesaler = new Wholesaler();

    @ArquillianResource
    @TargetsContainer("wildfly")
    private ManagementClient server;

    private String order;

    @BeforeEach
    void stopTheBroker() throws IOException {
        order = Wholesaler.order(wholesaler.registersCustomer(), wholesaler.listsProduct("2.50"), 1);
        ModelNode stop = new ModelNode();
        stop.get("operation").set("force-failover");
        stop.get("address").add("subsystem", "messaging-activemq").add("server", "default");
        assertThat(server.getControllerClient().execute(stop).get("outcome").asString())
                .isEqualTo("success");
    }

    @Test
    void whoAsksIsToldSoAndTheSameKeyIsTakenOnceItIsBack() throws Exception {
        String key = "\"" + UUID.randomUUID() + "\"";

        Answer refused;
        Answer lines;
        Answer read;
        try {
            refused = wholesaler
                    .sales
                    .postAsync("/orders", order, "Idempotency-Key", key)
                    .get(PATIENCE_S, TimeUnit.SECONDS);
            lines = wholesaler
                    .sales
                    .postAsync("/orders", order + "\n" + order, "Content-Type", "application/x-ndjson")
                    .get(PATIENCE_S, TimeUnit.SECONDS);
            read = wholesaler.sales.get("/orders");
        } finally {
            restart();
        }

        read.expect(200);
        refused.expectProblem(503, "broker-unavailable");
        assertThat(refused.header("Retry-After")).matches("\\d+");
        assertThat(lines.expect(207).json().path("items").values())
                .extracting(item -> item.path("status").asInt())
                .containsExactly(503, 503);
        wholesaler
                .sales
                .post("/orders", order, "Idempotency-Key", key, "Prefer", "wait=30")
                .expect(201);
    }

    private void restart() throws IOException {
        ModelNode reload = new ModelNode();
        reload.get("operation").set("reload");
        server.getControllerClient().execute(reload);
        // the broker was stopped: once it can be reached, the server has begun anew
        await().atMost(RESTART).ignoreExceptions().untilAsserted(() -> new Broker().close());
        await().atMost(RESTART).until(server::isServerInRunningState);
    }
}
