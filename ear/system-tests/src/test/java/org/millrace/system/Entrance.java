package org.millrace.system;

import java.util.List;
import org.millrace.client.Json;
import org.millrace.launcher.Caller;
import tools.jackson.databind.JsonNode;

/**
 * Where a body comes in.
 *
 * @param schema by which it is checked
 * @param valid a body with every member
 */
record Entrance(String context, Caller caller, String method, String path, String schema, String valid) {

    private static final String ADDRESS = """
            "street": "Am Markt 3", "city": "Freiburg", "region": "BW", "postalCode": "79098", "country": "Germany"\
            """;

    private static final String CUSTOMER = """
            {"customerId": "hostile", "name": "Weber", "email": "a@b.example", "address": {%s}}""".formatted(ADDRESS);

    private static final String PRODUCT = """
            {"name": "Tulip bulbs", "price": {"amount": "1.50", "currency": "EUR"}, "status": "listed"}""";

    static final String ORDER = """
            {"orderId": "hostile", "customerId": "nobody", "shipTo": {"name": "Weber", %s},
             "lines": [{"sku": "none", "quantity": 1, "unitPrice": {"amount": "1.50", "currency": "EUR"}, "discount": 0.1}]}""".formatted(ADDRESS);

    private static final String WEBHOOK = """
            {"url": "http://127.0.0.1:65000/", "types": ["millrace.sales.order.*"], "subject": "none", "mode": "ordered"}""";

    /** All commands and all synchronous changes of both systems. */
    static List<Entrance> all() {
        return List.of(
                sales("POST", "/customers", "CustomerDetails", CUSTOMER),
                sales("PUT", "/customers/hostile", "CustomerDetails", CUSTOMER),
                sales("PUT", "/products/hostile", "ProductDetails", PRODUCT),
                sales("POST", "/orders", "PlaceOrder", ORDER),
                sales("POST", "/orders/none/cancellation", "CancelOrder", "{\"reason\": \"late\"}"),
                integrator("sales", "POST", "/webhooks", "WebhookDetails", WEBHOOK),
                integrator("fulfilment", "PUT", "/webhooks/none", "WebhookDetails", WEBHOOK),
                integrator(
                        "sales",
                        "POST",
                        "/webhooks/none/recovery",
                        "WebhookRecovery",
                        "{\"since\": \"2026-01-01T00:00:00Z\"}"),
                fulfilment("/stock/none/receipts", "ReceiveStock", "{\"quantity\": 1}"),
                fulfilment("/stock/none/counts", "CountStock", "{\"onHand\": 1, \"reason\": \"stocktake\"}"),
                new Entrance("fulfilment", Caller.OPS, "POST", "/stock/none/rebuild", "RebuildStock", "{}"),
                fulfilment(
                        "/shipments/none/dispatch",
                        "DispatchShipment",
                        "{\"carrier\": \"S\", \"trackingNumber\": \"1\"}"),
                fulfilment("/shipments/none/delivery", "DeliverShipment", "{\"receivedBy\": \"Weber\"}"));
    }

    private static Entrance sales(String method, String path, String schema, String valid) {
        return new Entrance(
                "sales", Caller.SALES, method, path, schema, valid.strip().replace("\n", ""));
    }

    private static Entrance integrator(String context, String method, String path, String schema, String valid) {
        return new Entrance(context, Caller.INTEGRATOR, method, path, schema, valid);
    }

    private static Entrance fulfilment(String path, String schema, String valid) {
        return new Entrance("fulfilment", Caller.WAREHOUSE, "POST", path, schema, valid);
    }

    Answer send(RawHttp http, byte[] body) {
        return http.send(body, RawHttp.head(context, caller, method, path, "Content-Type: application/json"));
    }

    /** Every body that breaks its schema in one place. */
    List<Flaw> flaws() {
        JsonNode published = new Client(context, caller)
                .get("/schemas/" + schema)
                .expect(200)
                .json();
        return Flaw.all(published, Json.read(valid));
    }

    @Override
    public String toString() {
        return method + " /" + context + path;
    }
}
