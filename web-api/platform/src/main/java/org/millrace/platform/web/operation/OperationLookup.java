package org.millrace.platform.web.operation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.millrace.platform.database.DatabaseUnavailable;
import org.millrace.platform.operation.IssuedId;
import org.millrace.platform.operation.Operation;
import org.millrace.platform.operation.Operations;
import org.millrace.platform.web.prefer.Prefer;
import org.millrace.platform.web.prefer.Waiting;

/** Finds operations, at once or when they have ended; while the database is known to be away it does not even try. */
@ApplicationScoped
public class OperationLookup {

    @Inject
    private Operations operations;

    @Inject
    private Waiting waiting;

    /** @throws DatabaseUnavailable if the database is away */
    public Operation find(IssuedId id) {
        return operations.find(id);
    }

    /**
     * @return the operation once it has ended, or as it is when the client's patience has; completed with
     *     {@link DatabaseUnavailable} if the database is away
     */
    public CompletionStage<Operation> ended(IssuedId id, Prefer prefer) {
        return ended(id, prefer, () -> find(id));
    }

    /**
     * As {@link #ended(IssuedId, Prefer)}, for who knows that it was accepted and takes that for an answer while the
     * database is away.
     */
    public CompletionStage<Operation> ended(Operation accepted, IssuedId id, Prefer prefer) {
        return ended(id, prefer, () -> {
            try {
                return find(id);
            } catch (DatabaseUnavailable away) {
                return accepted;
            }
        });
    }

    private CompletionStage<Operation> ended(IssuedId id, Prefer prefer, Supplier<Operation> look) {
        return waiting.until(
                () -> operations.ended().next(id.value()),
                look,
                operation -> operation.status().ended(),
                prefer.patience());
    }

    /** @return the operations that these keys began, by key, as far as that is known now */
    public Map<String, Operation> findByKeys(String caller, String path, Collection<String> idempotencyKeys) {
        try {
            return operations.findByKeys(caller, path, idempotencyKeys);
        } catch (DatabaseUnavailable away) {
            return Map.of();
        }
    }
}
