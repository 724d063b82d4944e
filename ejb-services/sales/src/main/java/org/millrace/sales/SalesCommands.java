package org.millrace.sales;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import org.millrace.platform.command.CommandHandler;
import org.millrace.sales.order.CancelOrderHandler;
import org.millrace.sales.order.PlaceOrderHandler;

/** Which handler does which command. */
@ApplicationScoped
public class SalesCommands {

    private Map<String, CommandHandler> handlers;

    @Inject
    void assign(PlaceOrderHandler placeOrder, CancelOrderHandler cancelOrder) {
        handlers = Map.of("PlaceOrder", placeOrder, "CancelOrder", cancelOrder);
    }

    public Map<String, CommandHandler> handlers() {
        return handlers;
    }
}
