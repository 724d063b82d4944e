package org.millrace.sales.order;

import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.millrace.platform.command.Command;
import org.millrace.platform.command.CommandHandler;
import org.millrace.platform.database.Lookup;
import org.millrace.platform.database.SqlStates;
import org.millrace.platform.event.EventLog;
import org.millrace.platform.json.Json;
import org.millrace.platform.problem.IfMatch;
import org.millrace.platform.problem.Refusal;
import org.millrace.sales.customer.Customer;
import org.millrace.sales.product.Product;

/** Places an order, or refuses to and says so in an event. */
@Stateless
@LocalBean
public class PlaceOrderHandler implements CommandHandler {

    @PersistenceContext(unitName = "sales")
    private EntityManager entities;

    @Inject
    private EventLog events;

    @Inject
    private Clock clock;

    /** The order's id is the command's subject: the client's, or the one that was made when the command was accepted. */
    @Override
    public String handle(Command command) {
        PlaceOrder request = Json.read(command.body(), PlaceOrder.class);
        Order order;
        try {
            order = place(command.subject(), command.ifMatch(), request);
        } catch (Refusal refusal) {
            throw rejection(
                    command, exists(command.subject()) ? OrderRefusals.orderExists(command.subject()) : refusal);
        }
        entities.persist(order);
        events.append(command.cause(), order);
        return "/orders/" + command.subject();
    }

    /** Nobody looks whether the id is free: its key decides. */
    @Override
    public Optional<Refusal> refusal(Command command, RuntimeException failure) {
        return SqlStates.violates(failure, "customer_order_pkey")
                ? Optional.of(rejection(command, OrderRefusals.orderExists(command.subject())))
                : Optional.empty();
    }

    private Order place(String orderId, String ifMatch, PlaceOrder request) {
        IfMatch.checkAbsent(ifMatch);
        Customer customer = Lookup.find(entities, Customer.class, request.customerId());
        if (customer == null) {
            throw OrderRefusals.unknownCustomer(request.customerId());
        }
        return Order.place(
                orderId,
                customer,
                request.shipTo(),
                Pricing.price(request.lines(), productsOf(request)),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    /** Whoever asks again for an order that is there should learn just that, whatever speaks against it by now. */
    private boolean exists(String orderId) {
        return Lookup.find(entities, Order.class, orderId) != null;
    }

    private static Refusal rejection(Command command, Refusal refusal) {
        String customerId = Json.read(command.body(), PlaceOrder.class).customerId();
        return new Refusal(refusal.problem(), OrderRejected.event(command, customerId, refusal.problem()));
    }

    private Map<String, Product> productsOf(PlaceOrder request) {
        Set<String> skus = request.lines().stream().map(PlaceOrder.Line::sku).collect(Collectors.toSet());
        return Lookup.findAll(entities, Product.class, skus).stream()
                .collect(Collectors.toMap(Product::sku, Function.identity()));
    }
}
