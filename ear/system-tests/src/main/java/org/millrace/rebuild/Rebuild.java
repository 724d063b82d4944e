package org.millrace.rebuild;

import java.time.Duration;
import org.millrace.client.Api;
import org.millrace.client.Complaint;
import org.millrace.client.Credentials;
import org.millrace.client.Tool;

/**
 * Makes a view of Fulfilment's anew while everything goes on: {@code -Drebuild.view=stock} from the stock ledger,
 * {@code -Drebuild.view=sales} from the feed of Sales, which may run elsewhere ({@code -Drebuild.sales}). Where it was
 * killed halfway it is simply run again.
 */
public final class Rebuild {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private Rebuild() {}

    public static void main(String[] args) {
        Tool.run(() -> {
            String url = Tool.option("rebuild.url", "http://localhost:8080");
            Api fulfilment = api(url + "/fulfilment/api");
            switch (Tool.option("rebuild.view", "")) {
                case "stock" ->
                    System.out.printf("%,d stock levels are what their ledger says%n", StockLevels.rebuild(fulfilment));
                case "sales" -> {
                    Api sales = api(Tool.option("rebuild.sales", url) + "/sales/api");
                    System.out.printf(
                            "%,d events about customers and products were heard again%n",
                            SalesView.rebuild(sales, fulfilment));
                }
                default -> throw new Complaint("say which view: -Drebuild.view=stock or -Drebuild.view=sales");
            }
            return true;
        });
    }

    private static Api api(String base) {
        Api api = new Api(base, Credentials.ofThisRun().get("OPS_TOKEN"), PATIENCE, System.err::println);
        api.mustBeThere();
        return api;
    }
}
