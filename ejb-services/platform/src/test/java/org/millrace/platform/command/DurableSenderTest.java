package org.millrace.platform.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.Interceptor;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.protocol.core.Packet;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.SessionSendMessage;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whoever sends a command hears soon that the broker has it, or that nobody knows: no request hangs (CONTRACT 3.11). */
@Timeout(10)
class DurableSenderTest {

    private static final String QUEUE = "test.commands";
    private static final String FULL = "test.full";
    private static final int CALL_TIMEOUT_MS = 2_000;
    private static final int LONGER_THAN_ANYONE_WAITS_MS = 4_000;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

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
        try (RunningBroker broker = new RunningBroker();
                DurableSender sender = new DurableSender(broker.connections())) {
            CompletableFuture<Void> broken = broken(sender);
            CompletableFuture<Void> sound = sound(sender, QUEUE);
            // both wait already, so both are of one batch
            sender.start(Thread::new);

            assertThat(sound).succeedsWithin(PATIENCE);
            assertThat(broken).failsWithin(PATIENCE);
        }
    }

    @Test
    void aMessageThatCannotBeMadeSpoilsNothingThatIsOnItsWay() throws Exception {
        try (RunningBroker broker = new RunningBroker();
                DurableSender sender = new DurableSender(broker.connections())) {
            sender.start(Thread::new);
            broker.hang();
            CompletableFuture<Void> onItsWay = sound(sender, QUEUE);
            await().until(() -> broker.sent() == 1);

            CompletableFuture<Void> broken = broken(sender);
            broker.recover();

            assertThat(onItsWay).succeedsWithin(PATIENCE);
            assertThat(broken).failsWithin(PATIENCE);
        }
    }

    @Test
    void wantOfMemoryFailsWhoWaitsAndTheNextIsStored() throws Exception {
        try (RunningBroker broker = new RunningBroker();
                DurableSender sender = new DurableSender(broker.connections())) {
            sender.start(Thread::new);

            assertThat(tooLarge(sender)).failsWithin(PATIENCE);
            assertThat(sound(sender, QUEUE)).succeedsWithin(PATIENCE);
        }
    }

    @Test
    void aMessageThatTheBrokerRefusesFailsAndTheNextIsStoredOverANewConnection() throws Exception {
        try (RunningBroker broker = new RunningBroker();
                DurableSender sender = new DurableSender(broker.connections())) {
            sender.start(Thread::new);
            assertThat(sound(sender, FULL)).succeedsWithin(PATIENCE);
            Set<Object> beforeTheRefusal = broker.connectionIds();

            assertThat(sound(sender, FULL)).failsWithin(PATIENCE);
            assertThat(sound(sender, QUEUE)).succeedsWithin(PATIENCE);

            await().untilAsserted(
                            () -> assertThat(broker.connectionIds()).doesNotContainAnyElementsOf(beforeTheRefusal));
        }
    }

    @Test
    void aConnectionThatTheBrokerEndedIsOpenedAgain() throws Exception {
        try (RunningBroker broker = new RunningBroker();
                DurableSender sender = new DurableSender(broker.connections())) {
            sender.start(Thread::new);
            assertThat(sound(sender, QUEUE)).succeedsWithin(PATIENCE);

            broker.disconnects();

            await().untilAsserted(() -> assertThat(sound(sender, QUEUE)).succeedsWithin(PATIENCE));
        }
    }

    @Test
    void moreThanMayWaitIsRefusedAtOnce() {
        try (DurableSender stuck = new DurableSender(new ActiveMQConnectionFactory("vm://8"))) {
            Stream.generate(() -> sound(stuck, QUEUE)).limit(5_000).forEach(waiting -> {});

            assertThat(sound(stuck, QUEUE)).isCompletedExceptionally();
        }
    }

    @Test
    void whatTheBrokerDoesNotConfirmIsNotConfirmedAndOnlySoMuchReachesIt() throws Exception {
        int reach = 200;
        try (RunningBroker broker = new RunningBroker();
                DurableSender sender = new DurableSender(broker.connections())) {
            sender.start(Thread::new);
            broker.hang();
            List<CompletableFuture<Void>> sends = Stream.generate(() -> sound(sender, QUEUE))
                    .limit(reach + 50)
                    .toList();

            assertThat(sends)
                    .allSatisfy(send -> assertThat(send)
                            .failsWithin(PATIENCE)
                            .withThrowableOfType(ExecutionException.class)
                            .withCauseInstanceOf(BrokerUnavailable.class));
            assertThat(broker.sent()).isLessThanOrEqualTo(reach);

            broker.recover();
            assertThat(sound(sender, QUEUE)).succeedsWithin(PATIENCE);
        }
    }

    @Test
    void ofLargeMessagesOnlyAFewGoTogether() throws Exception {
        int mebibyte = 1 << 20;
        try (RunningBroker broker = new RunningBroker();
                DurableSender sender = new DurableSender(broker.connections())) {
            List<CompletableFuture<Void>> sends = Stream.generate(() -> sound(sender, QUEUE, mebibyte))
                    .limit(10)
                    .toList();
            broker.hang();
            // all wait already, so they could be of one transaction
            sender.start(Thread::new);

            assertThat(sends).allSatisfy(send -> assertThat(send).failsWithin(PATIENCE));
            assertThat(broker.sent()).isEqualTo(4);
        }
    }

    /** A broker that can hang, and whose address {@link #FULL} has room for one message. */
    private static final class RunningBroker implements Interceptor, AutoCloseable {

        private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
        private final ActiveMQConnectionFactory connections = new ActiveMQConnectionFactory(
                "vm://8?producerWindowSize=-1&callTimeout=" + LONGER_THAN_ANYONE_WAITS_MS);
        private final AtomicInteger sent = new AtomicInteger();
        private volatile CountDownLatch hanging = new CountDownLatch(0);

        RunningBroker() throws Exception {
            broker.setConfiguration(new ConfigurationImpl()
                    .setPersistenceEnabled(false)
                    .setSecurityEnabled(false)
                    .addAddressSetting(
                            FULL,
                            new AddressSettings()
                                    .setMaxSizeBytes(1)
                                    .setAddressFullMessagePolicy(AddressFullMessagePolicy.FAIL))
                    .addAcceptorConfiguration("vm", "vm://8"));
            broker.start();
            broker.getActiveMQServer().getRemotingService().addIncomingInterceptor(this);
            connections.getServerLocator().addOutgoingInterceptor((packet, connection) -> {
                sent.addAndGet(packet instanceof SessionSendMessage ? 1 : 0);
                return true;
            });
        }

        ActiveMQConnectionFactory connections() {
            return connections;
        }

        Set<Object> connectionIds() {
            return broker.getActiveMQServer().getRemotingService().getConnections().stream()
                    .map(RemotingConnection::getID)
                    .collect(Collectors.toSet());
        }

        void disconnects() {
            broker.getActiveMQServer()
                    .getRemotingService()
                    .getConnections()
                    .forEach(connection -> connection.fail(new ActiveMQException("ended by an operator")));
        }

        void hang() {
            hanging = new CountDownLatch(1);
        }

        void recover() {
            hanging.countDown();
        }

        int sent() {
            return sent.get();
        }

        @Override
        public boolean intercept(Packet packet, RemotingConnection connection) {
            if (packet instanceof SessionSendMessage) {
                try {
                    hanging.await();
                } catch (InterruptedException stopping) {
                    Thread.currentThread().interrupt();
                }
            }
            return true;
        }

        @Override
        public void close() throws Exception {
            recover();
            connections.close();
            broker.stop();
        }
    }

    private static CompletableFuture<Void> broken(DurableSender sender) {
        return sender.send(QUEUE, 2, session -> {
                    throw new IllegalArgumentException("no such property");
                })
                .toCompletableFuture();
    }

    private static CompletableFuture<Void> tooLarge(DurableSender sender) {
        return sender.send(QUEUE, 2, session -> {
                    throw new OutOfMemoryError("made up");
                })
                .toCompletableFuture();
    }

    private static CompletableFuture<Void> sound(DurableSender sender, String queue) {
        return sound(sender, queue, 2);
    }

    private static CompletableFuture<Void> sound(DurableSender sender, String queue, int bytes) {
        return sender.send(queue, bytes, session -> session.createTextMessage("{}"))
                .toCompletableFuture();
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
