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

    @Inject
    private PlaceOrderHandler placeOrder;

    @Inject
    private CancelOrderHandler cancelOrder;

    public Map<String, CommandHandler> handlers() {
        return Map.of("PlaceOrder", placeOrder::handle, "CancelOrder", cancelOrder::handle);
    }
}
