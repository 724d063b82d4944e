package org.millrace.platform.inbox;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import org.millrace.platform.command.UnreadableMessage;
import org.millrace.platform.database.Database;
import org.millrace.platform.database.Sql;
import org.millrace.platform.delivery.Delivery;

/**
 * Takes each event of another context exactly once, however often the topic delivers it: what follows from it and the
 * row that says that it was taken are one transaction.
 */
public final class EventConsumer {

    private final Database database;
    private final Delivery delivery;
    private final Clock clock;

    public EventConsumer(Database database, Delivery delivery, Clock clock) {
        this.database = database;
        this.delivery = delivery;
        this.clock = clock;
    }

    /**
     * Returns when the message may be acknowledged. Events of types without a handler do not concern this context.
     *
     * @param handlers by event type
     * @throws RuntimeException if nothing was applied and the broker should deliver it again
     */
    public void consume(Message message, Map<String, EventHandler> handlers) {
        ReceivedEvent event;
        try {
            event = read(message);
        } catch (UnreadableMessage unreadable) {
            delivery.refuse(message, unreadable);
            return;
        }
        EventHandler handler = handlers.get(event.type());
        if (handler != null) {
            delivery.of(message, () -> take(event, handler), LEFT_TO_THE_QUEUE);
        }
    }

    private void take(ReceivedEvent event, EventHandler handler) {
        database.inTransaction(() -> {
            if (first(event)) {
                handler.handle(event);
            }
        });
    }

    private boolean first(ReceivedEvent event) {
        return database.join(connection -> Sql.update(
                        connection,
                        "INSERT INTO inbox (event_id, received_at) VALUES (?, ?) ON CONFLICT DO NOTHING",
                        event.id(),
                        clock.instant()))
                == 1;
    }

    private static ReceivedEvent read(Message message) {
        try {
            if (!(message instanceof TextMessage text)) {
                throw new UnreadableMessage("An event is a text message, this is "
                        + message.getClass().getSimpleName());
            }
            return new ReceivedEvent(
                    attribute(message, "id"),
                    attribute(message, "type"),
                    attribute(message, "subject"),
                    Instant.parse(attribute(message, "time")),
                    attribute(message, "correlationid"),
                    message.getStringProperty("cloudEvents_traceparent"),
                    text.getText());
        } catch (JMSException | DateTimeException broken) {
            throw new UnreadableMessage(broken.getMessage());
        }
    }

    private static String attribute(Message message, String name) throws JMSException {
        String value = message.getStringProperty("cloudEvents_" + name);
        if (value == null) {
            throw new UnreadableMessage("An event needs the property cloudEvents_" + name);
        }
        return value;
    }

    /** An event has no operation to report on: the dead-letter queue is the account. */
    private static final Delivery.Account LEFT_TO_THE_QUEUE = new Delivery.Account() {
        @Override
        public void attemptFailed(int attempt) {
            // the delivery counts them, and nobody else is to be told
        }

        @Override
        public void putAside(int attempts) {
            // it lies in the dead-letter queue with its cause
        }
    };
}
