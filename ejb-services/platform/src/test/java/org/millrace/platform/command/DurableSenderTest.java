package org.millrace.platform.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whoever sends a command hears soon that the broker has it, or that nobody knows: no request hangs (CONTRACT 3.11). */
@Timeout(10)
class DurableSenderTest {

    private static final String QUEUE = "test.commands";
    private static final int CALL_TIMEOUT_MS = 2_000;

    @Test
    void aBrokerThatIsNotThereIsUnavailable() throws IOException {
        try (DurableSender sender = sender(unusedPort())) {
            assertThatThrownBy(() -> send(sender)).isInstanceOf(BrokerUnavailable.class);
        }
    }

    @Test
    void aBrokerThatTakesTheConnectionAndNeverAnswersIsUnavailable() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                DurableSender sender = sender(silent.getLocalPort())) {
            assertThatThrownBy(() -> send(sender)).isInstanceOf(BrokerUnavailable.class);
        }
    }

    @Test
    void aMessageThatCannotBeMadeFailsAlone() throws Exception {
        EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
        broker.setConfiguration(new ConfigurationImpl()
                .setPersistenceEnabled(false)
                .setSecurityEnabled(false)
                .addAcceptorConfiguration("vm", "vm://8"));
        broker.start();
        try (ActiveMQConnectionFactory connections = new ActiveMQConnectionFactory("vm://8");
                DurableSender sender = new DurableSender(connections)) {
            CompletableFuture<Void> broken = sender.send(QUEUE, session -> {
                        throw new IllegalArgumentException("no such property");
                    })
                    .toCompletableFuture();
            CompletableFuture<Void> sound = sender.send(QUEUE, session -> session.createTextMessage("{}"))
                    .toCompletableFuture();
            // both wait already, so both are of one batch
            sender.start(Thread::new);

            assertThat(sound).succeedsWithin(Duration.ofSeconds(5));
            assertThat(broken).failsWithin(Duration.ofSeconds(5));
        } finally {
            broker.stop();
        }
    }

    private static void send(DurableSender sender) {
        sender.sendAndWait(QUEUE, session -> session.createTextMessage("{}"));
    }

    private static DurableSender sender(int port) {
        ActiveMQConnectionFactory connections = new ActiveMQConnectionFactory("tcp://localhost:" + port);
        connections.setCallTimeout(CALL_TIMEOUT_MS);
        connections.setReconnectAttempts(0);
        DurableSender sender = new DurableSender(connections);
        sender.start(Thread::new);
        return sender;
    }

    private static int unusedPort() throws IOException {
        try (ServerSocket port = new ServerSocket(0)) {
            return port.getLocalPort();
        }
    }
}
