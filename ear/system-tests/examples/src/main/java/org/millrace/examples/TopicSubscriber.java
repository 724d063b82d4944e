package org.millrace.examples;

import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.JMSSecurityRuntimeException;
import jakarta.jms.Message;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/**
 * Does its work once for each event of the topic, in the topic's order, whoever is killed: the subscription is durable, an
 * event is acknowledged when its work is on the disk, and one that comes again is known by its id.
 */
public final class TopicSubscriber {
    private static final String BROKER = System.getenv().getOrDefault("MILLRACE_BROKER", "tcp://localhost:61616");

    private final FileChannel work;
    private final Set<String> done = new HashSet<>();

    private TopicSubscriber(Path file) throws IOException {
        work = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        // a last line without an end is of an event whose work a kill broke off: it comes again
        String text = Files.readString(file);
        String whole = text.substring(0, text.lastIndexOf('\n') + 1);
        whole.lines().forEach(line -> done.add(line.split(" ")[0]));
        work.truncate(whole.getBytes(StandardCharsets.UTF_8).length).position(work.size());
    }

    public static void main(String[] args) throws Exception {
        TopicSubscriber subscriber = new TopicSubscriber(Path.of(args[0]));
        while (true) {
            try {
                subscriber.listen();
            } catch (JMSSecurityRuntimeException refused) {
                throw refused;
            } catch (JMSException | JMSRuntimeException away) {
                System.err.println("Trying again in a second: " + away.getMessage());
            }
            Thread.sleep(1_000);
        }
    }

    /** Returns when the connection is lost. */
    private void listen() throws JMSException, IOException {
        String user = System.getenv("INTEGRATOR_USER");
        String password = System.getenv("INTEGRATOR_PASSWORD");
        try (var connections = new ActiveMQConnectionFactory(BROKER + "?reconnectAttempts=0");
                JMSContext session = connections.createContext(user, password, JMSContext.CLIENT_ACKNOWLEDGE)) {
            session.setClientID("example");
            JMSConsumer events = session.createDurableConsumer(session.createTopic("sales.events"), "example");
            for (Message event; (event = events.receive()) != null; ) {
                String id = event.getStringProperty("cloudEvents_id");
                if (!done.contains(id)) {
                    work(id, event.getBody(String.class));
                    done.add(id);
                }
                event.acknowledge();
            }
        }
    }

    /** Yours. In a database: one transaction with a row for the id, which is its primary key. */
    private void work(String id, String data) throws IOException {
        work.write(StandardCharsets.UTF_8.encode(id + " " + data + "\n"));
        work.force(false);
    }
}
