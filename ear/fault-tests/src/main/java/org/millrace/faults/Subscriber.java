package org.millrace.faults;

import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.millrace.launcher.Caller;

/** A durable subscriber of a context's topic, which comes back whenever its connection breaks. */
final class Subscriber implements AutoCloseable {
    private final Rig rig;
    private final String topic;
    private final List<String> ids = new ArrayList<>();
    private final Map<String, String> messages = new HashMap<>();
    private final List<Violation> doubled = new ArrayList<>();
    private final Thread thread;
    private volatile boolean closed;
    private volatile boolean subscribed;

    Subscriber(Rig rig, String context) {
        this.rig = rig;
        this.topic = context + ".events";
        this.thread = new Thread(this::run, "subscriber of " + topic);
        thread.start();
        while (!subscribed) {
            Pause.millis(50);
        }
    }

    /** As they came, repeats included. */
    synchronized List<String> ids() {
        return List.copyOf(ids);
    }

    /** Events that were published more than once. */
    synchronized List<Violation> doubled() {
        return List.copyOf(doubled);
    }

    synchronized boolean has(String id) {
        return messages.containsKey(id);
    }

    private void run() {
        while (!closed) {
            try {
                listen();
            } catch (JMSException | JMSRuntimeException away) {
                Pause.millis(300);
            }
        }
    }

    private void listen() throws JMSException {
        String url = "tcp://localhost:" + rig.ports().messaging() + "?reconnectAttempts=0&initialConnectAttempts=1";
        try (ActiveMQConnectionFactory connections = new ActiveMQConnectionFactory(url);
                JMSContext session = connections.createContext(
                        rig.credentials().user(Caller.INTEGRATOR),
                        rig.credentials().password(Caller.INTEGRATOR),
                        JMSContext.CLIENT_ACKNOWLEDGE)) {
            boolean[] broken = {false};
            session.setExceptionListener(failure -> broken[0] = true);
            session.setClientID("faults-" + topic);
            try (JMSConsumer consumer = session.createDurableConsumer(session.createTopic(topic), topic)) {
                subscribed = true;
                while (!closed && !broken[0]) {
                    Message message = consumer.receive(500);
                    if (message != null) {
                        add(message.getStringProperty("cloudEvents_id"), message.getJMSMessageID());
                        message.acknowledge();
                    }
                }
            }
        }
    }

    /** A message may be delivered again; that an event comes with another message means that it was published twice. */
    private synchronized void add(String id, String message) {
        ids.add(id);
        String before = messages.putIfAbsent(id, message);
        if (before != null && !before.equals(message)) {
            doubled.add(new Violation(Violation.Sort.DOUBLED, topic + " has twice " + id));
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
