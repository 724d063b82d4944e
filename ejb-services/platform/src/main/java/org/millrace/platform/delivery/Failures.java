package org.millrace.platform.delivery;

import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often work on a message has failed on this node. The broker's own count would not do: it counts deliveries in which
 * nothing was tried too, such as those to a system that is stopping.
 */
final class Failures {

    /** Far more than consumers have in their hands; what another node has finished is forgotten some day. */
    private static final int REMEMBERED = 10_000;

    private final Map<String, Integer> counts = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** @return how many there are with this one */
    synchronized int count(Message message) {
        return counts.merge(id(message), 1, Integer::sum);
    }

    synchronized void forget(Message message) {
        if (!counts.isEmpty()) {
            counts.remove(id(message));
        }
    }

    private static String id(Message message) {
        try {
            return message.getJMSMessageID();
        } catch (JMSException unreadable) {
            throw new JMSRuntimeException(unreadable.getMessage(), unreadable.getErrorCode(), unreadable);
        }
    }
}
