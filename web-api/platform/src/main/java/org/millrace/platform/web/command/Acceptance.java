package org.millrace.platform.web.command;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.millrace.platform.command.Backlog;
import org.millrace.platform.command.Command;
import org.millrace.platform.command.CommandQueue;
import org.millrace.platform.json.Json;
import org.millrace.platform.operation.IssuedId;
import org.millrace.platform.operation.Operation;
import org.millrace.platform.operation.OperationIds;
import org.millrace.platform.operation.OperationProblems;
import org.millrace.platform.problem.Refusal;
import org.millrace.platform.web.caller.Caller;
import org.millrace.platform.web.link.Api;
import org.millrace.platform.web.operation.OperationLookup;
import org.millrace.platform.web.prefer.Prefer;
import org.millrace.platform.web.state.Representation;
import org.millrace.platform.web.trace.Trace;

/**
 * Takes in what is done later. An answer of 202 means that the broker has the command on disk; nothing else is needed for
 * it, the database least of all.
 */
@ApplicationScoped
public class Acceptance {

    private static final Logger LOG = Logger.getLogger(Acceptance.class);

    @Inject
    private OperationIds ids;

    @Inject
    private CommandQueue queue;

    @Inject
    private Backlog backlog;

    @Inject
    private OperationLookup lookup;

    @Inject
    private Callbacks callbacks;

    @Inject
    private Clock clock;

    @Inject
    private Caller caller;

    @Inject
    private Trace trace;

    @Inject
    private Api api;

    @Inject
    private RequestContextController requestContext;

    /** Who waits for an operation's end asks the database, and must not hold up those who only want to be accepted. */
    @Resource
    private ManagedExecutorService executor;

    /**
     * Accepts a command that makes something new: 202, or where the client waits long enough 201 and what was made.
     *
     * @param type of the command
     * @param subject id of what it is about, or null to let the operation's id be that of the new thing
     * @param body exactly as the client sent it: nothing may be added, or a repeat could not be recognised
     * @param resource shows what was made, by its path below the API's base; called outside the request
     */
    public CompletionStage<Response> creating(
            CommandHeaders headers,
            String type,
            String subject,
            Object body,
            Function<String, Representation> resource) {
        return accept(headers, type, subject, body, true, resource);
    }

    /** As {@link #creating}, for what changes something: at the end 200 and the changed resource. */
    public CompletionStage<Response> changing(
            CommandHeaders headers,
            String type,
            String subject,
            Object body,
            Function<String, Representation> resource) {
        return accept(headers, type, subject, body, false, resource);
    }

    private CompletionStage<Response> accept(
            CommandHeaders headers,
            String type,
            String subject,
            Object body,
            boolean creates,
            Function<String, Representation> resource) {
        Prefer prefer = headers.prefer();
        callbacks.check(headers.callback());
        Draft draft = draft(type, headers.path(), headers.idempotencyKey(), subject, body);
        CommandAnswer answer = new CommandAnswer(
                api, backlog, headers.fullPath(), prefer, creates, path -> inRequestContext(resource, path));
        CompletionStage<Accepted> accepted = send(headers, List.of(draft)).get(0);
        return prefer.patience().isZero()
                ? accepted.thenApply(known -> answer.accepted(known, false))
                : accepted.thenComposeAsync(known -> ended(known, draft.id(), prefer, answer), executor);
    }

    private CompletionStage<Response> ended(Accepted accepted, IssuedId id, Prefer prefer, CommandAnswer answer) {
        return lookup.ended(accepted.operation(), id, prefer)
                .thenApply(operation -> answer.ended(new Accepted(operation, accepted.replayed())))
                .exceptionally(failure -> {
                    LOG.debugf(failure, "The end of %s cannot be shown, that it was accepted can", id.value());
                    return answer.accepted(accepted, false);
                });
    }

    /**
     * Prepares one of the commands that came in one request.
     *
     * @param number of it there; a key of the client's counts for each with its number
     */
    Draft draft(CommandHeaders headers, String type, int number, String subject, Object body) {
        String key = headers.idempotencyKey();
        // no key of a client's has a line feed in it
        return draft(type, headers.path(), key == null ? null : key + "\n" + number, subject, body);
    }

    private Draft draft(String type, String path, String key, String subject, Object body) {
        String json = Json.write(body);
        return new Draft(issue(type, path, key, json), subject, key, json);
    }

    /**
     * Sends those that are not known to have come before.
     *
     * @return how each of them ends, in order: accepted once the broker has it, refused if its key is known with another
     *     body
     */
    List<CompletionStage<Accepted>> send(CommandHeaders headers, List<Draft> drafts) {
        List<String> keys =
                drafts.stream().map(Draft::key).filter(Objects::nonNull).toList();
        Map<String, Operation> known =
                keys.isEmpty() ? Map.of() : lookup.findByKeys(caller.name(), headers.path(), keys);
        return drafts.stream()
                .map(draft -> draft.key() != null && known.containsKey(draft.key())
                        ? replay(draft, known.get(draft.key()))
                        : send(headers, draft).thenApply(operation -> new Accepted(operation, false)))
                .toList();
    }

    private static CompletionStage<Accepted> replay(Draft draft, Operation before) {
        return before.id().equals(draft.id().value())
                ? CompletableFuture.completedFuture(new Accepted(before, true))
                : CompletableFuture.failedFuture(new Refusal(OperationProblems.idempotencyKeyReused()));
    }

    private IssuedId issue(String type, String path, String key, String body) {
        String name = caller.name();
        return key == null
                ? ids.issue(type, name)
                : ids.issue(type, name, path, key, body.getBytes(StandardCharsets.UTF_8));
    }

    private CompletionStage<Operation> send(CommandHeaders headers, Draft draft) {
        IssuedId id = draft.id();
        Command command = new Command(
                id.value(),
                id.type(),
                draft.subject() == null ? id.value() : draft.subject(),
                caller.name(),
                headers.path(),
                draft.key(),
                headers.ifMatch(),
                headers.callback(),
                id.issuedAt().orElseGet(() -> clock.instant().truncatedTo(ChronoUnit.MILLIS)),
                trace.traceparent(),
                draft.json());
        return queue.send(command)
                .thenApply(stored -> Operation.accepted(command.operationId(), command.type(), command.acceptedAt()));
    }

    /** What a resource shows may be found with beans of the request's scope, and the request's own is over by then. */
    private Representation inRequestContext(Function<String, Representation> resource, String path) {
        boolean activated = requestContext.activate();
        try {
            return resource.apply(path);
        } finally {
            if (activated) {
                requestContext.deactivate();
            }
        }
    }
}
