package org.millrace.sales.order;

import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.millrace.platform.command.Command;
import org.millrace.platform.command.CommandHandler;
import org.millrace.platform.database.Lookup;
import org.millrace.platform.event.EventLog;
import org.millrace.platform.json.Json;
import org.millrace.platform.problem.IfMatch;

/** Begins the cancellation of an order. It has succeeded when the order is cancelling: Fulfilment's answer comes later. */
@Stateless
@LocalBean
public class CancelOrderHandler implements CommandHandler {

    @PersistenceContext(unitName = "sales")
    private EntityManager entities;

    @Inject
    private EventLog events;

    @Override
    public String handle(Command command) {
        Order order = Lookup.findForUpdate(entities, Order.class, command.subject());
        if (order == null) {
            throw OrderRefusals.unknownOrder(command.subject());
        }
        IfMatch.check(command.ifMatch(), order.version());
        order.cancel(Json.read(command.body(), CancelOrder.class).reason());
        events.append(command.cause(), order);
        return "/orders/" + command.subject();
    }
}
