package org.millrace.platform.command;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.QueueRequestor;
import jakarta.jms.QueueSession;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import org.millrace.platform.json.Json;

/**
 * Asks the broker how a queue stands, by its management messages: an embedded broker and one that runs elsewhere answer
 * them alike (there the user needs the permission to manage). For one thread.
 */
final class QueueGauge implements AutoCloseable {

    private static final String MANAGEMENT = "activemq.management";

    private final ConnectionFactory connections;
    private final String queue;
    private Connection connection;
    private QueueSession session;
    private QueueRequestor requestor;

    QueueGauge(ConnectionFactory connections, String queue) {
        this.connections = connections;
        this.queue = queue;
    }

    /** @throws JMSException if the broker does not tell */
    QueueReading read() throws JMSException {
        if (connection == null) {
            connection = connections.createConnection();
            session = (QueueSession) connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            requestor = new QueueRequestor(session, session.createQueue(MANAGEMENT));
            connection.start();
        }
        return new QueueReading(attribute("messageCount"), attribute("messagesAcknowledged"), System.nanoTime());
    }

    @Override
    public void close() {
        if (connection != null) {
            try {
                connection.close();
            } catch (JMSException alreadyGone) {
                // closed because it does not work: that closing does not work either says nothing new
            }
            connection = null;
        }
    }

    private long attribute(String name) throws JMSException {
        Message question = session.createMessage();
        question.setStringProperty("_AMQ_ResourceName", "queue." + queue);
        question.setStringProperty("_AMQ_Attribute", name);
        // no answer at all means that the connection has ended
        if (requestor.request(question) instanceof TextMessage answer
                && answer.getBooleanProperty("_AMQ_OperationSucceeded")) {
            return Json.parse(answer.getText()).path(0).asLong();
        }
        throw new JMSException("The broker does not tell " + name + " of " + queue);
    }
}
