package org.millrace.platform.web.command;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jboss.logging.Logger;
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
        String key = headers.idempotencyKey();
        Prefer prefer = headers.prefer();
        callbacks.check(headers.callback());
        String json = Json.write(body);
        IssuedId id = issue(type, headers.path(), key, json);
        Optional<Operation> known =
                key == null ? Optional.empty() : lookup.findByKey(caller.name(), headers.path(), key);
        if (known.filter(operation -> !operation.id().equals(id.value())).isPresent()) {
            throw new Refusal(OperationProblems.idempotencyKeyReused());
        }
        CommandAnswer answer = new CommandAnswer(
                api, headers.fullPath(), prefer, known.isPresent(), creates, path -> inRequestContext(resource, path));
        CompletionStage<Operation> accepted = known.<CompletionStage<Operation>>map(CompletableFuture::completedFuture)
                .orElseGet(() -> send(headers, id, subject, key, json));
        return prefer.patience().isZero()
                ? accepted.thenApply(operation -> answer.accepted(operation, false))
                : accepted.thenCompose(operation -> ended(operation, id, prefer, answer));
    }

    private CompletionStage<Response> ended(Operation operation, IssuedId id, Prefer prefer, CommandAnswer answer) {
        return lookup.ended(operation, id, prefer).thenApply(answer::ended).exceptionally(failure -> {
            LOG.debugf(failure, "The end of %s cannot be shown, that it was accepted can", id.value());
            return answer.accepted(operation, false);
        });
    }

    /**
     * Accepts one of the commands that came in one request.
     *
     * @param number of it there; a key of the client's counts for each with its number
     * @return the operation, once the broker has the command
     */
    CompletionStage<Operation> one(CommandHeaders headers, String type, int number, String subject, Object body) {
        String key = headers.idempotencyKey();
        // no key of a client's has a line feed in it
        String numbered = key == null ? null : key + "\n" + number;
        String json = Json.write(body);
        return send(headers, issue(type, headers.path(), numbered, json), subject, numbered, json);
    }

    private IssuedId issue(String type, String path, String key, String body) {
        String name = caller.name();
        return key == null
                ? ids.issue(type, name)
                : ids.issue(type, name, path, key, body.getBytes(StandardCharsets.UTF_8));
    }

    private CompletionStage<Operation> send(
            CommandHeaders headers, IssuedId id, String subject, String key, String body) {
        Command command = new Command(
                id.value(),
                id.type(),
                subject == null ? id.value() : subject,
                caller.name(),
                headers.path(),
                key,
                headers.ifMatch(),
                headers.callback(),
                id.issuedAt().orElseGet(() -> clock.instant().truncatedTo(ChronoUnit.MILLIS)),
                trace.traceparent(),
                body);
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
