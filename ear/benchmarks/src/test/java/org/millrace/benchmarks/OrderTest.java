package org.millrace.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OrderTest {

    @Test
    void isOneKibibyteAndCarriesItsNumber() {
        Order order = new Order(8080, "/sales/api/orders", "token");
        order.request(999_999_999_999L);

        String request = new String(order.request(4711), StandardCharsets.US_ASCII);

        String body = request.substring(request.indexOf("\r\n\r\n") + 4);
        assertThat(body).hasSize(1024);
        JsonNode json = new JsonMapper().readTree(body);
        assertThat(Order.number(json.path("orderId").asString())).isEqualTo(4711);
        assertThat(request).contains("Authorization: Bearer token\r\n", "Content-Length: 1024\r\n");
    }

    @Test
    void needsNoToken() {
        String request = new String(new Order(1, "/", "").request(0), StandardCharsets.US_ASCII);

        assertThat(request).doesNotContain("Authorization");
    }
}
