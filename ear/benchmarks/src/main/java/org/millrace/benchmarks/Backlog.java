package org.millrace.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientConsumer;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;

/**
 * Commands that wait, put there much faster than the system would accept them: copies of one that it has accepted, each
 * about an order and under an operation of its own.
 */
final class Backlog {

    private static final int BATCH = 1_000;
    private static final long PATIENCE_MS = 10_000;
    private static final int GROUPS = 64;
    private static final int DIGITS = 12;

    private final TestBed bed;
    private final Map<String, String> properties = new HashMap<>();
    private final String body;
    private final String operation;
    private final String order;

    private Backlog(TestBed bed, ClientMessage command) {
        this.bed = bed;
        for (SimpleString name : command.getPropertyNames()) {
            // the broker's own notes are not the command's
            if (!name.toString().startsWith("_AMQ_") && !name.toString().startsWith("__")) {
                properties.put(name.toString(), command.getStringProperty(name));
            }
        }
        byte[] bytes = new byte[command.getBodyBuffer().readableBytes()];
        command.getBodyBuffer().readBytes(bytes);
        body = new String(bytes, StandardCharsets.UTF_8);
        operation = properties.get("JMSCorrelationID");
        order = properties.get("subject");
    }

    /** Takes the pattern from the queue, which is paused and has nothing but accepted orders in it. */
    static Backlog like(TestBed bed, Broker broker) throws ActiveMQException {
        try (ClientSession session = broker.session(true);
                ClientConsumer browser = session.createConsumer(TestBed.COMMANDS, true)) {
            session.start();
            ClientMessage command = browser.receive(PATIENCE_MS);
            if (command == null) {
                throw new IllegalStateException("No command waits that could be copied");
            }
            return new Backlog(bed, command);
        }
    }

    /** Adds so many commands; they are on disk when it returns. */
    void add(Broker broker, long commands) throws ActiveMQException {
        long number = bed.unusedNumbers();
        try (ClientSession session = broker.session(false);
                ClientProducer producer = session.createProducer(TestBed.COMMANDS)) {
            for (long count = 1; count <= commands; count++) {
                producer.send(command(session, "%012d".formatted(number + count)));
                if (count % BATCH == 0 || count == commands) {
                    session.commit();
                }
            }
        }
    }

    private ClientMessage command(ClientSession session, String number) {
        String newOrder = order.substring(0, order.length() - DIGITS) + number;
        String newOperation = operation.substring(0, operation.length() - DIGITS) + number;
        ClientMessage message = session.createMessage(Message.BYTES_TYPE, true);
        properties.forEach((name, value) ->
                message.putStringProperty(name, value.replace(order, newOrder).replace(operation, newOperation)));
        message.putStringProperty(
                Message.HDR_GROUP_ID, SimpleString.of("b" + Math.floorMod(newOrder.hashCode(), GROUPS)));
        message.setTimestamp(System.currentTimeMillis());
        message.getBodyBuffer().writeBytes(body.replace(order, newOrder).getBytes(StandardCharsets.UTF_8));
        return message;
    }
}
