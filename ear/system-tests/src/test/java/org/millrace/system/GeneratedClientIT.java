package org.millrace.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.millrace.generated.fulfilment.ShipmentsApi;
import org.millrace.generated.fulfilment.StockApi;
import org.millrace.generated.fulfilment.model.DeliverShipment;
import org.millrace.generated.fulfilment.model.DispatchShipment;
import org.millrace.generated.fulfilment.model.ReceiveStock;
import org.millrace.generated.fulfilment.model.Shipment;
import org.millrace.generated.sales.ApiException;
import org.millrace.generated.sales.CustomersApi;
import org.millrace.generated.sales.OrdersApi;
import org.millrace.generated.sales.ProductsApi;
import org.millrace.generated.sales.model.Customer;
import org.millrace.generated.sales.model.CustomerDetails;
import org.millrace.generated.sales.model.CustomerDetailsAddress;
import org.millrace.generated.sales.model.Order;
import org.millrace.generated.sales.model.PlaceOrder;
import org.millrace.generated.sales.model.PlaceOrderLine;
import org.millrace.generated.sales.model.ProductDetails;
import org.millrace.generated.sales.model.ProductDetailsMoney;
import org.millrace.launcher.Caller;

/** An order's whole life by clients that a generator made of the OpenAPI documents, which say all that it takes (CONTRACT 9). */
@ExtendWith(ArquillianExtension.class)
class GeneratedClientIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String WAIT = "wait=30";

    private final CustomersApi customers = new CustomersApi(sales());
    private final ProductsApi products = new ProductsApi(sales());
    private final OrdersApi orders = new OrdersApi(sales());
    private final StockApi stock = new StockApi(fulfilment());
    private final ShipmentsApi shipments = new ShipmentsApi(fulfilment());

    @Deployment(name = "sales", order = 1, testable = false)
    static EnterpriseArchive salesEar() {
        return Ears.sales();
    }

    @Deployment(name = "fulfilment", order = 2, testable = false)
    static EnterpriseArchive fulfilmentEar() {
        return Ears.fulfilment();
    }

    @Test
    void anOrderIsPlacedAndDelivered() throws Exception {
        String sku = "sku-" + UUID.randomUUID();
        Customer customer = customers.registerCustomer(new CustomerDetails()
                .name("Newcomer")
                .address(new CustomerDetailsAddress()
                        .street("Am Markt 3")
                        .city("Freiburg")
                        .country("Germany")));
        products.putProduct(
                sku,
                new ProductDetails()
                        .name("Tulip bulbs, 50")
                        .price(new ProductDetailsMoney().amount("9.95").currency("EUR")),
                null);
        await().atMost(SOON).ignoreExceptions().until(() -> stock.readStock(sku, null, null) != null);
        stock.receiveStock(
                sku, new ReceiveStock().quantity(10), UUID.randomUUID().toString(), WAIT, null, null);

        Order placed = orders.placeOrder(
                new PlaceOrder()
                        .customerId(customer.getCustomerId())
                        .addLinesItem(new PlaceOrderLine().sku(sku).quantity(3)),
                UUID.randomUUID().toString(),
                WAIT,
                null,
                null);
        assertThat(placed.getTotal().getAmount()).isEqualTo("29.85");

        String order = placed.getOrderId();
        awaitStatus(order, Order.StatusEnum.ALLOCATED);
        Shipment sent = shipments.dispatchShipment(
                order, new DispatchShipment().carrier("Federal Shipping"), null, WAIT, null, null);
        assertThat(sent.getStatus()).isEqualTo(Shipment.StatusEnum.DISPATCHED);
        shipments.deliverShipment(order, null, WAIT, null, null, new DeliverShipment().receivedBy("The newcomer"));
        awaitStatus(order, Order.StatusEnum.DELIVERED);
    }

    @Test
    void aRefusalCarriesItsProblem() {
        assertThatThrownBy(() -> orders.readOrder("none", null)).isInstanceOfSatisfying(ApiException.class, refused -> {
            assertThat(refused.getCode()).isEqualTo(404);
            assertThat(refused.getResponseBody()).contains("/sales/problems/not-found");
        });
    }

    private void awaitStatus(String order, Order.StatusEnum status) {
        await().atMost(SOON).until(() -> orders.readOrder(order, null).getStatus() == status);
    }

    private static org.millrace.generated.sales.ApiClient sales() {
        return new org.millrace.generated.sales.ApiClient()
                .setScheme("http")
                .setHost("localhost")
                .setPort(TestServer.layout().ports().http())
                .setRequestInterceptor(request -> request.header(
                        "Authorization", "Bearer " + TestServer.credentials().token(Caller.SALES)));
    }

    private static org.millrace.generated.fulfilment.ApiClient fulfilment() {
        return new org.millrace.generated.fulfilment.ApiClient()
                .setScheme("http")
                .setHost("localhost")
                .setPort(TestServer.layout().ports().http())
                .setRequestInterceptor(request -> request.header(
                        "Authorization", "Bearer " + TestServer.credentials().token(Caller.WAREHOUSE)));
    }
}
