package org.millrace.system;

import static org.awaitility.Awaitility.await;

import jakarta.jms.JMSContext;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.jboss.as.arquillian.container.ManagementClient;
import org.jboss.dmr.ModelNode;
import org.millrace.launcher.Caller;

/** The server stops in order, broker and applications with it, and starts again. */
final class Restart {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private Restart() {}

    static void of(ManagementClient server) {
        CompletableFuture<Exception> stopped = new CompletableFuture<>();
        try (ActiveMQConnectionFactory connections = new ActiveMQConnectionFactory(
                        "tcp://localhost:" + TestServer.layout().ports().messaging() + "?reconnectAttempts=0");
                JMSContext witness = connections.createContext(
                        TestServer.credentials().user(Caller.OPS),
                        TestServer.credentials().password(Caller.OPS))) {
            witness.setExceptionListener(stopped::complete);
            ModelNode reload = new ModelNode();
            reload.get("operation").set("reload");
            server.getControllerClient().execute(reload);
            await().atMost(PATIENCE).until(stopped::isDone);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
        await().atMost(PATIENCE).until(server::isServerInRunningState);
    }
}
