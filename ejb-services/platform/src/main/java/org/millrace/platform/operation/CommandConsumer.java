package org.millrace.platform.operation;

import jakarta.jms.Message;
import java.util.List;
import java.util.Map;
import org.millrace.platform.command.Command;
import org.millrace.platform.command.CommandHandler;
import org.millrace.platform.command.CommandQueue;
import org.millrace.platform.command.UnreadableMessage;
import org.millrace.platform.database.Database;
import org.millrace.platform.delivery.Delivery;
import org.millrace.platform.event.EventLog;
import org.millrace.platform.problem.Problem;
import org.millrace.platform.problem.Refusal;

/**
 * Applies each command exactly once, however often it is delivered: its work, its events and the end of its operation
 * are one transaction, and the operation's row is the proof.
 */
public final class CommandConsumer {

    private final Database database;
    private final Operations operations;
    private final EventLog events;
    private final Delivery delivery;

    public CommandConsumer(Database database, Operations operations, EventLog events, Delivery delivery) {
        this.database = database;
        this.operations = operations;
        this.events = events;
        this.delivery = delivery;
    }

    /**
     * Returns when the message may be acknowledged.
     *
     * @param handlers by command type
     * @throws RuntimeException if nothing was applied and the broker should deliver it again
     */
    public void consume(Message message, Map<String, CommandHandler> handlers) {
        Command command;
        try {
            command = CommandQueue.read(message);
        } catch (UnreadableMessage unreadable) {
            delivery.refuse(message, unreadable);
            return;
        }
        delivery.of(message, () -> apply(command, handlers), accountOf(command));
    }

    private void apply(Command command, Map<String, CommandHandler> handlers) {
        try {
            transaction(
                    command,
                    () -> operations.succeed(command, handler(command, handlers).handle(command)));
        } catch (Refusal refusal) {
            transaction(command, () -> {
                refusal.event().ifPresent(event -> events.append(command.cause(), List.of(event)));
                operations.fail(command, refusal.problem());
            });
        }
    }

    private void transaction(Command command, Runnable work) {
        database.inTransaction(() -> {
            switch (operations.claim(command)) {
                case FIRST -> work.run();
                case KEY_OF_ANOTHER -> {
                    operations.claimWithoutKey(command);
                    operations.fail(command, OperationProblems.idempotencyKeyReused());
                }
                case DONE_BEFORE -> {
                    // delivered again: nothing is left to do but to acknowledge it
                }
            }
            return null;
        });
    }

    private static CommandHandler handler(Command command, Map<String, CommandHandler> handlers) {
        CommandHandler handler = handlers.get(command.type());
        if (handler == null) {
            throw new UnreadableMessage("No handler for a command of type " + command.type());
        }
        return handler;
    }

    private Delivery.Account accountOf(Command command) {
        return new Delivery.Account() {
            @Override
            public void attemptFailed(int attempt) {
                database.inTransaction(() -> {
                    operations.attempted(command);
                    return null;
                });
            }

            @Override
            public void putAside(int attempts) {
                Problem problem = OperationProblems.deadLettered(attempts);
                database.inTransaction(() -> {
                    operations.deadLettered(command, problem);
                    return null;
                });
            }
        };
    }
}
