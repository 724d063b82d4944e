package org.millrace.sales.order;

import java.util.List;
import org.millrace.platform.problem.Problem;
import org.millrace.platform.problem.Refusal;

/** The rules by which an order is refused, as outsiders are told. */
final class OrderRefusals {

    private OrderRefusals() {}

    static Refusal orderExists(String orderId) {
        return new Refusal(Problem.of(
                        "order-exists",
                        "Order exists",
                        409,
                        "There is an order " + orderId + " already: choose another id, or leave it out.")
                .at("/orderId", "is taken"));
    }

    static Refusal unknownCustomer(String customerId) {
        return new Refusal(Problem.of(
                        "unknown-customer",
                        "Unknown customer",
                        422,
                        "There is no customer " + customerId + ": register it first.")
                .at("/customerId", "is not known"));
    }

    static Refusal unknownSku(List<Problem.At> where) {
        return new Refusal(new Problem(
                "unknown-sku",
                "Unknown sku",
                422,
                "The catalogue does not have all of these products: correct the skus that errors points at, or list them"
                        + " first.",
                where));
    }

    static Refusal productDiscontinued(List<Problem.At> where) {
        return new Refusal(new Problem(
                "product-discontinued",
                "Product discontinued",
                409,
                "Not all of these products are sold any more: order without those that errors points at, or have them"
                        + " listed again.",
                where));
    }

    /** @param status 400 where the request alone shows it, 422 where list prices come in */
    static Refusal mixedCurrencies(int status) {
        return new Refusal(Problem.of(
                        "mixed-currencies",
                        "Mixed currencies",
                        status,
                        "An order has one currency; its prices, or the list prices it relies on, have several. Give every line"
                                + " a unitPrice of one currency, or place an order for each currency.")
                .at("/lines", "has prices in several currencies"));
    }

    static Refusal endlessDiscount(String pointer, int places) {
        return new Refusal(Problem.of(
                        "invalid-request", "Invalid request", 400, "A discount has too many decimal places: round it.")
                .at(pointer, "must have at most " + places + " decimal places"));
    }

    static Refusal unknownOrder(String orderId) {
        return new Refusal(Problem.of(
                "unknown-order",
                "Unknown order",
                404,
                "There is no order " + orderId + ": check the id, GET /orders lists all that there are."));
    }

    static Refusal orderDispatched(String orderId) {
        return new Refusal(
                Problem.of(
                        "order-dispatched",
                        "Order dispatched",
                        409,
                        "Order " + orderId
                                + " has left the warehouse: it can no longer be cancelled. Let it arrive and agree on a return."));
    }

    static Refusal orderCancelled(String orderId) {
        return new Refusal(Problem.of(
                "order-cancelled",
                "Order cancelled",
                409,
                "Order " + orderId
                        + " is cancelled already, or waits for its cancellation: read it to see how that ends."));
    }
}
