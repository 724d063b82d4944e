package org.millrace.platform.command;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.millrace.platform.problem.LimitReached;

/** The way into the context: a command that was sent here is accepted and will be processed, whatever is killed. */
public final class CommandQueue {

    /** Commands about one subject stay in order; so many groups may be worked on side by side. */
    private static final int GROUPS = 64;

    private final String queue;
    private final DurableSender sender;
    private final Backlog backlog;

    /**
     * @param queue the address, for example {@code sales.commands}
     * @param backlog what waits there
     */
    public CommandQueue(String queue, DurableSender sender, Backlog backlog) {
        this.queue = queue;
        this.sender = sender;
        this.backlog = backlog;
    }

    /**
     * @return completes when the broker has stored the command; with {@link BrokerUnavailable} if it did not confirm in
     *     time: sending the same command again is safe; with {@link LimitReached} (503) if too many commands wait
     */
    public CompletionStage<Void> send(Command command) {
        try {
            backlog.admit();
        } catch (LimitReached tooManyWait) {
            return CompletableFuture.failedFuture(tooManyWait);
        }
        // Artemis keeps a text with two bytes for each character
        byte[] body = command.body().getBytes(StandardCharsets.UTF_8);
        return sender.send(queue, body.length, session -> write(command, body, session))
                .whenComplete((stored, failure) -> backlog.settle());
    }

    private static Message write(Command command, byte[] body, Session session) throws JMSException {
        BytesMessage message = session.createBytesMessage();
        message.writeBytes(body);
        message.setJMSType(command.type());
        message.setJMSCorrelationID(command.operationId());
        message.setStringProperty("JMSXGroupID", group(command));
        message.setStringProperty("subject", command.subject());
        message.setStringProperty("caller", command.caller());
        message.setStringProperty("path", command.path());
        message.setStringProperty("acceptedAt", command.acceptedAt().toString());
        setIfPresent(message, "idempotencyKey", command.idempotencyKey());
        setIfPresent(message, "ifMatch", command.ifMatch());
        setIfPresent(message, "callback", command.callback());
        setIfPresent(message, "traceparent", command.traceparent());
        return message;
    }

    private static String group(Command command) {
        return "b" + Math.floorMod(command.subject().hashCode(), GROUPS);
    }

    private static void setIfPresent(Message message, String name, String value) throws JMSException {
        if (value != null) {
            message.setStringProperty(name, value);
        }
    }

    /**
     * Reads what {@link #send} wrote; or what an operator did, with the same properties and the body as text or in UTF-8.
     *
     * @throws UnreadableMessage if it is something else
     */
    public static Command read(Message message) {
        try {
            return new Command(
                    required("JMSCorrelationID", message.getJMSCorrelationID()),
                    required("JMSType", message.getJMSType()),
                    required("subject", message.getStringProperty("subject")),
                    required("caller", message.getStringProperty("caller")),
                    required("path", message.getStringProperty("path")),
                    message.getStringProperty("idempotencyKey"),
                    message.getStringProperty("ifMatch"),
                    message.getStringProperty("callback"),
                    Instant.parse(required("acceptedAt", message.getStringProperty("acceptedAt"))),
                    message.getStringProperty("traceparent"),
                    required("body", body(message)));
        } catch (JMSException | DateTimeException broken) {
            throw new UnreadableMessage(broken.getMessage());
        }
    }

    private static String body(Message message) throws JMSException {
        if (message instanceof TextMessage text) {
            return text.getText();
        }
        if (message instanceof BytesMessage bytes) {
            bytes.reset();
            byte[] body = new byte[Math.toIntExact(bytes.getBodyLength())];
            bytes.readBytes(body);
            try {
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(body))
                        .toString();
            } catch (CharacterCodingException notUtf8) {
                throw new UnreadableMessage("The bytes of a command are UTF-8, these are not");
            }
        }
        throw new UnreadableMessage("A command is a text or bytes message, this is "
                + message.getClass().getSimpleName());
    }

    private static String required(String name, String value) {
        if (value == null) {
            throw new UnreadableMessage("A command needs its " + name);
        }
        return value;
    }
}
