package org.millrace.platform.webhook;

import java.util.function.Function;
import java.util.function.LongFunction;
import org.millrace.platform.operation.Operation;

/**
 * How the API shows what webhooks tell of.
 *
 * @param operation an operation as its JSON text
 * @param eventsAfter URL of the feed after a position in the log
 */
public record Presentation(Function<Operation, String> operation, LongFunction<String> eventsAfter) {}
