package org.millrace.replay;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.millrace.client.Api;
import org.millrace.client.Credentials;
import org.millrace.client.Tool;

/**
 * Replays a file: customers and products first, the goods that are in stock, then the orders, all at once by N clients.
 * Every step can be repeated, so a second run after a kill settles what the first one left open.
 */
public final class Replay {
    private final Options options;
    private final DataSet data;
    private final Progress progress;
    private final Clients clients;
    private final Api salesApi;
    private final Sales sales;
    private final Fulfilment fulfilment;

    private Replay(Options options, DataSet data, Progress progress, Clients clients) {
        this.options = options;
        this.data = data;
        this.progress = progress;
        this.clients = clients;
        Credentials credentials = Credentials.ofThisRun();
        this.salesApi = api("/sales/api", credentials.get("SALES_TOKEN"));
        this.sales = new Sales(salesApi);
        Api fulfilmentApi = api("/fulfilment/api", credentials.get("WAREHOUSE_TOKEN"));
        this.fulfilment = new Fulfilment(fulfilmentApi, options.patience());
        salesApi.mustBeThere();
        fulfilmentApi.mustBeThere();
    }

    private Api api(String path, String token) {
        return new Api(options.url() + path, token, options.patience(), progress::obstacle);
    }

    public static void main(String[] args) {
        Tool.run(() -> {
            Options options = Options.given();
            DataSet data = options.dataSet();
            try (Progress progress = new Progress();
                    Clients clients = new Clients(options.clients(), progress)) {
                return new Replay(options, data, progress, clients).run();
            }
        });
    }

    private boolean run() {
        long start = System.nanoTime();
        clients.forEach("customers registered", data.customers(), sales::register);
        clients.forEach("products listed", data.products(), sales::list);
        clients.forEach("stock received", data.products(), this::receiveInitialStock);
        Orders orders = new Orders(sales, salesApi, options, clients, progress);
        List<Outcome> outcomes = orders.leaving("placed", "orders answered by Fulfilment", orders.place(data.orders()));
        if (options.fill()) {
            receiveWhatIsMissing();
            outcomes = orders.leaving("backordered", "orders allocated", outcomes);
        }
        clients.forEach(
                "products discontinued",
                data.products().stream().filter(Product::discontinued).toList(),
                sales::discontinue);
        progress.close();
        Report report = new Report(
                data, outcomes, orders.accepting(), orders.placing(), Duration.ofNanos(System.nanoTime() - start));
        report.print();
        return report.succeeded();
    }

    private void receiveInitialStock(Product product) {
        fulfilment.stockOnceKnown(product.productId());
        if (product.unitsInStock() > 0) {
            fulfilment.receive(
                    product.productId(), product.unitsInStock(), "replay-" + options.run() + product.productId());
        }
    }

    private void receiveWhatIsMissing() {
        String delivery = UUID.randomUUID().toString();
        clients.forEach(
                "missing stock received", List.copyOf(sales.backordered().entrySet()), demand -> {
                    String sku = demand.getKey();
                    long missing = demand.getValue()
                            - fulfilment.stockOnceKnown(sku).path("available").asLong();
                    if (missing > 0) {
                        fulfilment.receive(sku, missing, "fill-" + delivery + "-" + sku);
                    }
                });
    }
}
