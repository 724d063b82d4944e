package org.millrace.faults;

import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.QueueBrowser;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.millrace.launcher.Caller;

/** The broker as an operator reaches it, who alone may touch the private queues. */
final class Broker {
    static final List<String> DEAD_LETTERS =
            List.of("sales.commands.dead", "sales.inbox.dead", "fulfilment.commands.dead", "fulfilment.inbox.dead");
    static final List<String> WORK = List.of(
            "sales.commands",
            "fulfilment.commands",
            "sales.events::fulfilment.inbox",
            "fulfilment.events::sales.inbox");

    private final Rig rig;

    Broker(Rig rig) {
        this.rig = rig;
    }

    /** How many messages wait in each queue. */
    Map<String, Integer> depths(List<String> queues) {
        return with(session -> {
            Map<String, Integer> depths = new LinkedHashMap<>();
            for (String queue : queues) {
                try (QueueBrowser browser = session.createBrowser(session.createQueue(queue))) {
                    Enumeration<?> waiting = browser.getEnumeration();
                    depths.put(queue, Collections.list(waiting).size());
                }
            }
            return depths;
        });
    }

    /** Something that no consumer can read. */
    void poison(String queue) {
        with(session -> {
            session.createProducer().send(session.createQueue(queue), "no command at all");
            return null;
        });
    }

    private interface Work<T> {
        T on(JMSContext session) throws JMSException;
    }

    private <T> T with(Work<T> work) {
        try (ActiveMQConnectionFactory connections = new ActiveMQConnectionFactory(
                        "tcp://localhost:" + rig.ports().messaging());
                JMSContext session = connections.createContext(
                        rig.credentials().user(Caller.OPS), rig.credentials().password(Caller.OPS))) {
            return work.on(session);
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }
}
