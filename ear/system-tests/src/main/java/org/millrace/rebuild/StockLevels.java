package org.millrace.rebuild;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.millrace.client.Api;
import org.millrace.client.Complaint;
import org.millrace.client.Operation;
import org.millrace.client.Response;
import tools.jackson.databind.JsonNode;

/**
 * Fulfilment's stock levels, from its ledger: a command for each sku that takes its turn among the others, a page of them
 * waiting at a time.
 */
public final class StockLevels {
    private StockLevels() {}

    /**
     * @return how many levels were made anew
     * @throws Complaint that names those which could not be, after all the others were
     */
    public static int rebuild(Api fulfilment) {
        int rebuilt = 0;
        List<String> failed = new ArrayList<>();
        for (String page = "/stock?limit=500"; !page.isEmpty(); ) {
            JsonNode stock = answer(200, fulfilment.get(page), page).json();
            Map<String, Response> waiting = new LinkedHashMap<>();
            for (JsonNode item : stock.path("items")) {
                String path = "/stock/" + item.path("sku").asString() + "/rebuild";
                waiting.put(path, answer(202, fulfilment.post(path, null), path));
            }
            for (Map.Entry<String, Response> one : waiting.entrySet()) {
                Operation operation = fulfilment.follow(one.getValue());
                if (operation.succeeded()) {
                    rebuilt++;
                } else {
                    failed.add(one.getKey() + " " + operation.status() + ": " + operation.error());
                }
            }
            page = stock.at("/_links/next/href").asString("");
        }
        if (!failed.isEmpty()) {
            throw new Complaint(String.join("\n", failed));
        }
        return rebuilt;
    }

    static Response answer(int expected, Response response, String what) {
        if (response.status() != expected) {
            throw new Complaint(what + ": " + response.summary());
        }
        return response;
    }
}
