package org.millrace.platform.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.ArrayList;
import java.util.List;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.millrace.platform.command.DurableSender;
import org.millrace.platform.command.UnreadableMessage;
import org.millrace.platform.relay.LogDatabase;

/** A message that keeps breaking is put aside after so many attempts, and only what was tried is one (CONTRACT 3.10). */
@Timeout(60)
class DeliveryTest {

    private static final int ATTEMPTS = 3;
    private static final String COMMANDS = "test.commands";
    private static final String DEAD = "test.commands.dead";

    private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
    private final ActiveMQConnectionFactory connections = new ActiveMQConnectionFactory("vm://7");
    private final DurableSender sender = new DurableSender(connections);
    private final List<String> account = new ArrayList<>();
    private LogDatabase database;
    private JMSContext session;
    private JMSConsumer consumer;
    private Delivery delivery;

    @BeforeEach
    void sendACommand() throws Exception {
        broker.setConfiguration(new ConfigurationImpl()
                .setPersistenceEnabled(false)
                .setSecurityEnabled(false)
                .addAcceptorConfiguration("vm", "vm://7")
                .addAddressSetting("#", new AddressSettings().setMaxDeliveryAttempts(-1)));
        broker.start();
        sender.start(Thread::new);
        database = new LogDatabase();
        delivery = new Delivery(
                database.database().availability(), new DeadLetters(sender, DEAD, COMMANDS, COMMANDS), ATTEMPTS);
        session = connections.createContext(JMSContext.SESSION_TRANSACTED);
        session.createProducer().send(session.createQueue(COMMANDS), "{}");
        session.commit();
        consumer = session.createConsumer(session.createQueue(COMMANDS));
    }

    @AfterEach
    void stop() throws Exception {
        session.close();
        sender.close();
        connections.close();
        broker.stop();
        database.close();
    }

    @Test
    void whatKeepsBreakingIsPutAsideWithItsCauseAfterTheLastAttempt() throws JMSException {
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            Message message = consumer.receive();
            assertThatThrownBy(() -> breaks(message)).isInstanceOf(AttemptFailed.class);
            session.rollback();
        }
        breaks(consumer.receive());
        session.commit();

        assertThat(account).containsExactly("failed 1", "failed 2", "put aside after 3");
        Message aside = session.createConsumer(session.createQueue(DEAD)).receive();
        assertThat(aside.getBody(String.class)).isEqualTo("{}");
        assertThat(aside.getStringProperty("cause")).contains("a bug");
    }

    @Test
    void whatCannotBeAccountedForIsNotPutAsideAgainAndAgain() throws JMSException {
        for (int delivered = 1; delivered <= ATTEMPTS + 2; delivered++) {
            Message message = consumer.receive();
            assertThatThrownBy(() -> delivery.of(message, DeliveryTest::bug, new Unaccountable()));
            session.rollback();
        }
        breaks(consumer.receive());
        session.commit();

        JMSConsumer dead = session.createConsumer(session.createQueue(DEAD));
        assertThat(dead.receive()).isNotNull();
        assertThat(dead.receiveNoWait()).isNull();
    }

    /** STOMP's headers have names that are none in JMS. */
    @Test
    void whatJmsDoesNotAllowDoesNotKeepAMessageFromBeingPutAside() throws Exception {
        consumer.receive();
        session.commit();
        try (ServerLocator locator = ActiveMQClient.createServerLocator("vm://7");
                ClientSession foreigner = locator.createSessionFactory().createSession()) {
            ClientMessage foreign = foreigner.createMessage(true);
            foreign.putStringProperty("content-length", "2");
            foreign.putStringProperty("told", "yes");
            foreigner.createProducer(COMMANDS).send(foreign);
        }

        delivery.refuse(consumer.receive(), new UnreadableMessage("no command"));
        session.commit();

        Message aside = session.createConsumer(session.createQueue(DEAD)).receive();
        assertThat(aside.getStringProperty("told")).isEqualTo("yes");
        assertThat(aside.getStringProperty("content_length")).isEqualTo("2");
        assertThat(aside.getStringProperty("cause")).contains("no command");
    }

    /** So it is with a system that is taken down while work waits for it. */
    @Test
    void deliveriesInWhichNothingWasTriedAreNoAttempts() {
        for (int delivered = 0; delivered < 20; delivered++) {
            consumer.receive();
            session.rollback();
        }

        Message message = consumer.receive();
        assertThatThrownBy(() -> breaks(message)).isInstanceOf(AttemptFailed.class);

        assertThat(account).containsExactly("failed 1");
    }

    private static void bug() {
        throw new IllegalStateException("a bug");
    }

    private static final class Unaccountable implements Delivery.Account {
        @Override
        public void attemptFailed(int attempt) {
            // the broker delivers it again
        }

        @Override
        public void putAside(int attempts) {
            throw new IllegalStateException("another bug");
        }
    }

    private void breaks(Message message) {
        delivery.of(message, DeliveryTest::bug, new Delivery.Account() {
            @Override
            public void attemptFailed(int attempt) {
                account.add("failed " + attempt);
            }

            @Override
            public void putAside(int attempts) {
                account.add("put aside after " + attempts);
            }
        });
    }
}
