package org.millrace.platform.webhook;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;
import org.millrace.platform.operation.Operation;

/** Tells who began an operation how it ended, after the same question that a webhook is asked. */
final class CallbackCalls {

    private static final Logger LOG = Logger.getLogger(CallbackCalls.class);

    private final Messages messages;
    private final Sender sender;
    private final Schedule schedule;
    private final Clock clock;

    CallbackCalls(Messages messages, Sender sender, Schedule schedule, Clock clock) {
        this.messages = messages;
        this.sender = sender;
        this.schedule = schedule;
        this.clock = clock;
    }

    /** @return what came of it; it never fails */
    CompletionStage<Verdict> make(Single single, Operation operation, Presentation presentation) {
        Message message = messages.operation(single.messageId(), operation, presentation);
        return sender.ask(single.url())
                .thenCompose(reply -> {
                    String objection = sender.objection(reply);
                    return objection != null
                            ? CompletableFuture.completedFuture(new Verdict(Verdict.Kind.FAILED, null, objection))
                            : sender.deliver(single.url(), message, List.of(), null)
                                    .thenApply(answer -> Verdict.of(answer, clock));
                })
                .exceptionally(Verdict::of);
    }

    /** Decides whether it is made again, and when. */
    void settle(Single single, Verdict verdict, Ledger ledger) {
        Instant now = clock.instant();
        int failures = single.attempts() + 1;
        switch (verdict.kind()) {
            case DELIVERED, GONE -> ledger.finish(single);
            case DEFERRED -> ledger.postpone(single, single.attempts(), now.plus(verdict.pause()), now);
            case FAILED -> {
                if (failures >= schedule.attempts()) {
                    LOG.warnf("Nobody hears of the end of operation %s: %s", single.operation(), verdict.problem());
                    ledger.finish(single);
                } else {
                    ledger.postpone(single, failures, now.plus(schedule.pause(failures)), now);
                }
            }
        }
    }
}
