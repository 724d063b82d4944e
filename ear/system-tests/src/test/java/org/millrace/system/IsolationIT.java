package org.millrace.system;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds up one system does not hold up the other, though they share a server (CONTRACT 1). */
class IsolationIT extends BothSystems {

    /** More than all the consumers of Sales can have in their hands. */
    private static final int FLOOD = 200;

    private final Wholesaler wholesaler = new Wholesaler();

    @Test
    @SuppressWarnings("try") // it is held until the block ends
    void fulfilmentWorksWhileEveryConsumerOfSalesWaitsForItsDatabase() {
        String order = Wholesaler.order(wholesaler.registersCustomer(), wholesaler.listsProduct("2.50"), 1);
        String sku = wholesaler.listsProduct("2.50");
        wholesaler.receives(sku, 1);
        List<String> orders;

        try (DatabaseLock held = DatabaseLock.ofAllOrders()) {
            orders = Stream.generate(() -> wholesaler.sales.post("/orders", order))
                    .limit(FLOOD)
                    .map(answer -> answer.expect(202).header("Location"))
                    .toList();

            wholesaler
                    .warehouse
                    .post("/stock/" + sku + "/receipts", "{\"quantity\": 1}", "Prefer", "wait=20")
                    .expect(200);
        }

        orders.forEach(wholesaler::succeeds);
    }
}
