package org.millrace.fulfilment;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Map;
import org.millrace.fulfilment.allocation.StockKeeping;
import org.millrace.fulfilment.shipment.Shipping;
import org.millrace.platform.command.Command;
import org.millrace.platform.command.CommandHandler;
import org.millrace.platform.json.Json;

/** The commands of Fulfilment. What they are about, a sku or a shipment, is their subject. */
@Dependent
public class FulfilmentCommands {

    private record Receipt(long quantity) {}

    private record Count(long onHand, String reason) {}

    private record Dispatch(String carrier, String trackingNumber) {}

    private record Delivery(String receivedBy) {}

    private final StockKeeping stockKeeping;
    private final Shipping shipping;

    @Inject
    public FulfilmentCommands(StockKeeping stockKeeping, Shipping shipping) {
        this.stockKeeping = stockKeeping;
        this.shipping = shipping;
    }

    /** By command type. */
    public Map<String, CommandHandler> handlers() {
        return Map.of(
                "ReceiveStock", this::receive,
                "CountStock", this::count,
                "RebuildStock", this::rebuild,
                "DispatchShipment", this::dispatch,
                "DeliverShipment", this::deliver);
    }

    private String receive(Command command) {
        Receipt receipt = Json.read(command.body(), Receipt.class);
        stockKeeping.receive(command.subject(), receipt.quantity(), command.ifMatch(), command.cause());
        return "/stock/" + command.subject();
    }

    private String count(Command command) {
        Count count = Json.read(command.body(), Count.class);
        stockKeeping.count(command.subject(), count.onHand(), count.reason(), command.ifMatch(), command.cause());
        return "/stock/" + command.subject();
    }

    private String rebuild(Command command) {
        stockKeeping.rebuild(command.subject(), command.ifMatch(), command.cause());
        return "/stock/" + command.subject();
    }

    private String dispatch(Command command) {
        Dispatch dispatch = Json.read(command.body(), Dispatch.class);
        shipping.dispatch(
                command.subject(), dispatch.carrier(), dispatch.trackingNumber(), command.ifMatch(), command.cause());
        return "/shipments/" + command.subject();
    }

    private String deliver(Command command) {
        Delivery delivery = Json.read(command.body(), Delivery.class);
        shipping.deliver(command.subject(), delivery.receivedBy(), command.ifMatch(), command.cause());
        return "/shipments/" + command.subject();
    }
}
