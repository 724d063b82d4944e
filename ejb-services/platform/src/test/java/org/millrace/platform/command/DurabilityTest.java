package org.millrace.platform.command;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is confirmed is on the broker's disk: an accepted command is never lost (CONTRACT 3.1). */
@Timeout(30)
class DurabilityTest {

    private static final String QUEUE = "test.commands";
    private static final String OTHER = "test.other";
    private static final int MESSAGES = 50;
    private static final int ROOM = 5_000;
    private static final int JOURNAL_LAG_NS = 300_000_000;

    @TempDir
    private Path directory;

    /** What has no room in memory is paged, and that may be on disk before what the journal was given earlier. */
    @Test
    void whatIsConfirmedWhileTheBrokerBeginsToPageOutlivesIt() throws Exception {
        Path running = directory.resolve("running");
        Path left = directory.resolve("left");
        Set<String> confirmed = new HashSet<>();
        try (Broker broker = new Broker(running);
                DurableSender sender = new DurableSender(broker.connections)) {
            List<CompletableFuture<String>> sends =
                    IntStream.range(0, MESSAGES).mapToObj(i -> send(sender, i)).toList();
            broker.writes();
            // all wait already, so they go together
            sender.start(Thread::new);

            CompletableFuture.anyOf(sends.toArray(CompletableFuture[]::new))
                    .thenRun(() -> {
                        sends.stream().filter(CompletableFuture::isDone).forEach(send -> confirmed.add(send.join()));
                        copy(running, left);
                    })
                    .join();
        }

        try (Broker broker = new Broker(left)) {
            assertThat(broker.messages()).containsAll(confirmed);
        }
    }

    private static CompletableFuture<String> send(DurableSender sender, int number) {
        String text = number + " " + "x".repeat(1000);
        return sender.send(QUEUE, text.length(), session -> session.createTextMessage(text))
                .thenApply(stored -> text)
                .toCompletableFuture();
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static final class Broker implements AutoCloseable {

        private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
        private final ActiveMQConnectionFactory connections =
                new ActiveMQConnectionFactory("vm://9?producerWindowSize=-1");

        Broker(Path data) throws Exception {
            AddressSettings pages = new AddressSettings()
                    .setMaxSizeBytes(ROOM)
                    .setPageSizeBytes(ROOM)
                    .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE);
            broker.setConfiguration(new ConfigurationImpl()
                    .setSecurityEnabled(false)
                    .setJournalType(JournalType.NIO)
                    .setJournalBufferTimeout_NIO(JOURNAL_LAG_NS)
                    .setJournalDirectory(data.resolve("journal").toString())
                    .setBindingsDirectory(data.resolve("bindings").toString())
                    .setPagingDirectory(data.resolve("paging").toString())
                    .setLargeMessagesDirectory(data.resolve("large").toString())
                    .addAddressSetting(QUEUE, pages)
                    .addQueueConfiguration(QueueConfiguration.of(QUEUE).setRoutingType(RoutingType.ANYCAST))
                    .addAcceptorConfiguration("vm", "vm://9"));
            broker.start();
        }

        /** From now on the journal waits a while before it writes again. */
        void writes() throws JMSException {
            try (Connection connection = connections.createConnection();
                    Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                    MessageProducer producer = session.createProducer(session.createQueue(OTHER))) {
                producer.send(session.createMessage());
            }
        }

        Set<String> messages() throws JMSException {
            Set<String> messages = new HashSet<>();
            try (Connection connection = connections.createConnection();
                    Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                    MessageConsumer consumer = session.createConsumer(session.createQueue(QUEUE))) {
                connection.start();
                for (Message next = consumer.receive(1_000); next != null; next = consumer.receive(1_000)) {
                    messages.add(((TextMessage) next).getText());
                }
            }
            return messages;
        }

        @Override
        public void close() throws Exception {
            connections.close();
            broker.stop();
        }
    }
}
