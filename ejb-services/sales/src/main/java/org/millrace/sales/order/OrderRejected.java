package org.millrace.sales.order;

import org.millrace.platform.command.Command;
import org.millrace.platform.event.NewEvent;
import org.millrace.platform.problem.Problem;

/**
 * What an event tells of an order that was not placed.
 *
 * @param reason the type of the problem, for example {@code unknown-sku}
 */
record OrderRejected(String orderId, String customerId, String reason, String detail) {

    /**
     * The order does not exist, or is another one: the rejection has a history of its own. The same request may come again
     * when its operation has long expired, and is then rejected anew.
     */
    static NewEvent event(Command command, String customerId, Problem problem) {
        return new NewEvent(
                "millrace.sales.order.rejected",
                command.subject(),
                "rejection/" + command.operationId() + "/" + command.acceptedAt(),
                1,
                new OrderRejected(command.subject(), customerId, problem.type(), problem.detail()));
    }
}
