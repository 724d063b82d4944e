package org.millrace.platform.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an operator sees of a command in the queue, and may send there, is what the consumer reads. */
@Timeout(30)
class CommandQueueTest {

    private static final String QUEUE = "test.commands";
    private static final long LIMIT = 10;
    private static final long PATIENCE_MS = 5_000;
    private static final String BODY = "{\"recipient\":\"Größe 漢字 😀\"}";
    private static final Command COMMAND = new Command(
            "op-1",
            "PlaceOrder",
            "order-1",
            "shop",
            "/orders",
            "a key",
            "\"1\"",
            "https://shop.example/hook",
            Instant.parse("2026-01-02T03:04:05.006Z"),
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
            BODY);

    private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
    private final ActiveMQConnectionFactory connections = new ActiveMQConnectionFactory("vm://9");
    private final DurableSender sender = new DurableSender(connections);
    private final CommandQueue queue = new CommandQueue(QUEUE, sender, new Backlog(connections, QUEUE, LIMIT));
    private JMSContext session;

    @BeforeEach
    void start() throws Exception {
        broker.setConfiguration(new ConfigurationImpl()
                .setPersistenceEnabled(false)
                .setSecurityEnabled(false)
                .addAcceptorConfiguration("vm", "vm://9"));
        broker.start();
        sender.start(Thread::new);
        session = connections.createContext();
    }

    @AfterEach
    void stop() throws Exception {
        session.close();
        sender.close();
        connections.close();
        broker.stop();
    }

    @Test
    void aCommandIsReadAsItWasSentHoweverOften() {
        send(COMMAND);

        Message message = receive();

        assertThat(CommandQueue.read(message)).isEqualTo(COMMAND);
        assertThat(CommandQueue.read(message)).isEqualTo(COMMAND);
    }

    @Test
    void whatTheCallerDidNotGiveIsNotThere() {
        Command plain = new Command(
                "op-2",
                "PlaceOrder",
                "op-2",
                "shop",
                "/orders",
                null,
                null,
                null,
                COMMAND.acceptedAt(),
                COMMAND.traceparent(),
                "{}");
        send(plain);

        assertThat(CommandQueue.read(receive())).isEqualTo(plain);
    }

    @Test
    void aBodyThatAnOperatorSentAsTextIsReadAsWell() throws JMSException {
        assertThat(CommandQueue.read(described(session.createTextMessage(BODY))).body())
                .isEqualTo(BODY);
    }

    @Test
    void bytesThatAreNoUtf8AreNoCommand() throws JMSException {
        BytesMessage message = session.createBytesMessage();
        message.writeBytes("Größe".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> CommandQueue.read(described(message)))
                .isInstanceOf(UnreadableMessage.class)
                .hasMessageContaining("UTF-8");
    }

    @Test
    void aMapIsNoCommand() {
        assertThatThrownBy(() -> CommandQueue.read(described(session.createMapMessage())))
                .isInstanceOf(UnreadableMessage.class)
                .hasMessageContaining("text or bytes");
    }

    private void send(Command command) {
        assertThat(queue.send(command)).succeedsWithin(Duration.ofMillis(PATIENCE_MS));
    }

    private Message receive() {
        return session.createConsumer(session.createQueue(QUEUE)).receive(PATIENCE_MS);
    }

    private static Message described(Message message) throws JMSException {
        message.setJMSCorrelationID(COMMAND.operationId());
        message.setJMSType(COMMAND.type());
        message.setStringProperty("subject", COMMAND.subject());
        message.setStringProperty("caller", COMMAND.caller());
        message.setStringProperty("path", COMMAND.path());
        message.setStringProperty("acceptedAt", COMMAND.acceptedAt().toString());
        message.setStringProperty("traceparent", COMMAND.traceparent());
        return message;
    }
}
