package org.millrace.platform.delivery;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.Enumeration;
import org.jboss.logging.Logger;
import org.millrace.platform.command.DurableSender;

/**
 * Puts a message aside that cannot be processed, with the cause in its properties and in such a way that the broker's
 * console can send it back to the queue that it came from.
 */
public final class DeadLetters {

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

    /** A cause is for reading: this much of it says enough. */
    private static final int CAUSE_LENGTH = 1000;

    private final DurableSender sender;
    private final String deadLetterQueue;
    private final String originAddress;
    private final String originQueue;

    public DeadLetters(DurableSender sender, String deadLetterQueue, String originAddress, String originQueue) {
        this.sender = sender;
        this.deadLetterQueue = deadLetterQueue;
        this.originAddress = originAddress;
        this.originQueue = originQueue;
    }

    /** Returns when the broker has it; the original may be acknowledged then. */
    public void bury(Message message, Throwable cause) {
        LOG.errorf(cause, "A message is put aside in %s", deadLetterQueue);
        sender.sendAndWait(deadLetterQueue, session -> copy(message, cause, session));
    }

    private Message copy(Message original, Throwable cause, Session session) throws JMSException {
        Message copy = body(original, session);
        Enumeration<?> names = original.getPropertyNames();
        while (names.hasMoreElements()) {
            String name = (String) names.nextElement();
            if (!name.startsWith("JMSX") && !name.startsWith("_AMQ_") && !name.startsWith("cause")) {
                copyProperty(name, original, copy);
            }
        }
        if (original.getStringProperty("JMSXGroupID") != null) {
            copy.setStringProperty("JMSXGroupID", original.getStringProperty("JMSXGroupID"));
        }
        copy.setJMSType(original.getJMSType());
        copy.setJMSCorrelationID(original.getJMSCorrelationID());
        copy.setStringProperty("_AMQ_ORIG_ADDRESS", originAddress);
        copy.setStringProperty("_AMQ_ORIG_QUEUE", originQueue);
        copy.setStringProperty("cause", shortened(rootOf(cause)));
        copy.setStringProperty("causeType", rootOf(cause).getClass().getName());
        return copy;
    }

    /** Other protocols have names that JMS does not allow, such as {@code content-length}: it becomes {@code content_length}. */
    private static void copyProperty(String name, Message original, Message copy) {
        try {
            copy.setObjectProperty(name.replaceAll("[^\\w$]", "_"), original.getObjectProperty(name));
        } catch (JMSException | RuntimeException notOfJms) {
            // the message matters more
            LOG.warnf("Property %s of a message that is put aside cannot be kept: %s", name, notOfJms.getMessage());
        }
    }

    private static Message body(Message original, Session session) throws JMSException {
        if (original instanceof TextMessage text) {
            return session.createTextMessage(text.getText());
        }
        if (original instanceof BytesMessage bytes) {
            byte[] content = new byte[(int) bytes.getBodyLength()];
            bytes.reset();
            bytes.readBytes(content);
            BytesMessage copy = session.createBytesMessage();
            copy.writeBytes(content);
            return copy;
        }
        return session.createMessage();
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }

    private static String shortened(Throwable cause) {
        String message = cause.toString();
        return message.length() <= CAUSE_LENGTH ? message : message.substring(0, CAUSE_LENGTH);
    }
}
