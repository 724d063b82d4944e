package org.millrace.platform.operation;

import jakarta.jms.Message;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.millrace.platform.command.Backlog;
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
 * are one transaction, and the operation's row is the proof. Commands that come together may share it.
 */
public final class CommandConsumer {

    private final Database database;
    private final Operations operations;
    private final Endings endings;
    private final EventLog events;
    private final Delivery delivery;
    private final Clock clock;
    private final Suspects suspects;
    private final SharedTransactions shared;

    /**
     * @param backlog of what this node accepts; commands that come together give way to it
     * @param attempts how often a command is tried that itself keeps breaking
     */
    public CommandConsumer(
            Database database,
            Operations operations,
            EventLog events,
            Delivery delivery,
            Backlog backlog,
            int attempts,
            Clock clock) {
        this.database = database;
        this.operations = operations;
        this.endings = operations.endings();
        this.events = events;
        this.delivery = delivery;
        this.clock = clock;
        this.suspects = new Suspects(operations::hasBegun, this::countAttempt, attempts, clock.instant());
        this.shared = new SharedTransactions(database::inTransaction, backlog::crowded);
    }

    /**
     * Returns when the message may be acknowledged.
     *
     * @param handlers by command type
     * @throws RuntimeException if nothing was applied and the broker should deliver it again
     */
    public void consume(Message message, Map<String, CommandHandler> handlers) {
        consume(message, handlers, false);
    }

    /**
     * As {@link #consume}, where commands that come together may be one transaction: a flood then costs few commits. For
     * handlers that lock no more than one row which others lock too, since a shared transaction knows no order of locks.
     */
    public void consumeTogether(Message message, Map<String, CommandHandler> handlers) {
        consume(message, handlers, true);
    }

    private void consume(Message message, Map<String, CommandHandler> handlers, boolean together) {
        Command command;
        try {
            command = CommandQueue.read(message);
        } catch (UnreadableMessage unreadable) {
            delivery.refuse(message, unreadable);
            return;
        }
        boolean suspected = suspects.include(command);
        Runnable alone = () -> apply(command, handlers, suspected);
        Runnable work = together ? () -> shared.run(() -> succeed(command, handlers, false), alone) : alone;
        delivery.of(message, suspected ? suspects.trial(command, alone) : work, accountOf(command, suspected));
    }

    private void apply(Command command, Map<String, CommandHandler> handlers, boolean counted) {
        Instant started = clock.instant();
        underItsKey(command, started, () -> {
            try {
                transaction(command, () -> succeed(command, handlers, counted));
            } catch (RuntimeException failure) {
                Refusal refusal = refusal(command, handlers, failure);
                transaction(command, () -> refuse(command, refusal, started, counted));
            }
        });
    }

    private void succeed(Command command, Map<String, CommandHandler> handlers, boolean counted) {
        Instant started = clock.instant();
        endings.comeFirst();
        String resource = handler(command, handlers).handle(command);
        endings.succeed(command, resource, started, counted);
    }

    /** @throws RuntimeException the failure, if it is none */
    private static Refusal refusal(Command command, Map<String, CommandHandler> handlers, RuntimeException failure) {
        return failure instanceof Refusal refusal
                ? refusal
                : handler(command, handlers).refusal(command, failure).orElseThrow(() -> failure);
    }

    private void refuse(Command command, Refusal refusal, Instant started, boolean counted) {
        endings.fail(command, refusal.problem(), started, counted);
        refusal.event().ifPresent(event -> events.append(command.cause(), List.of(event)));
    }

    /** Where the operation had ended before, done or cancelled, all of this is taken back. */
    private void transaction(Command command, Runnable work) {
        try {
            database.inTransaction(work);
        } catch (RuntimeException failure) {
            if (!DoneBefore.explains(failure)) {
                throw failure;
            }
            endings.completeIfCancelled(command);
        }
    }

    /** Does what writes the command's key down; where that belongs to another request, the command ends for that instead. */
    private void underItsKey(Command command, Instant started, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            if (!Endings.keyOfAnother(failure)) {
                throw failure;
            }
            transaction(command, () -> endings.failWithoutKey(command, started));
        }
    }

    /** @return how many there were with this one; 0 if the operation has ended */
    private int countAttempt(Command command) {
        AtomicInteger attempt = new AtomicInteger();
        underItsKey(
                command,
                clock.instant(),
                () -> attempt.set(database.inTransaction(() -> operations.attempted(command))));
        if (attempt.get() == 0) {
            endings.completeIfCancelled(command);
        }
        return attempt.get();
    }

    private static CommandHandler handler(Command command, Map<String, CommandHandler> handlers) {
        CommandHandler handler = handlers.get(command.type());
        if (handler == null) {
            throw new UnreadableMessage("No handler for a command of type " + command.type());
        }
        return handler;
    }

    private Delivery.Account accountOf(Command command, boolean counted) {
        return new Delivery.Account() {
            @Override
            public void attemptFailed(int attempt) {
                if (!counted) {
                    countAttempt(command);
                }
            }

            @Override
            public void putAside(int attempts) {
                Problem problem = OperationProblems.deadLettered(attempts);
                underItsKey(
                        command,
                        clock.instant(),
                        () -> transaction(command, () -> endings.deadLetter(command, problem)));
            }
        };
    }
}
