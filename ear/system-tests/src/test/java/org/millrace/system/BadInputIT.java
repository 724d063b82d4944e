package org.millrace.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millrace.launcher.Caller;

/** What a client does wrong is told where it is and what to do, and never by a 5xx. */
@ExtendWith(ArquillianExtension.class)
class BadInputIT {

    private final Client sales = new Client("sales", Caller.SALES);

    @Deployment(name = "sales", testable = false)
    static EnterpriseArchive ear() {
        return Ears.sales();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[", "{\"a\": 1} {}", "{\"lines\": [], \"lines\": []}", "\u0000", "{\"a\": 01}"})
    void whatCanNotBeParsedIsA400(String body) {
        sales.post("/orders", body).expectProblem(400, "unparsable-body");
    }

    @Test
    void deepNestingIsA400() {
        sales.post("/orders", "[".repeat(101) + "]".repeat(101)).expectProblem(400, "unparsable-body");
    }

    @Test
    void aWrongTypeIsPointedAt() {
        Answer answer = sales.post(
                        "/orders", "{\"customerId\": 7, \"lines\": [{\"sku\": \"a\", \"quantity\": \"many\"}]}")
                .expectProblem(400, "invalid-request");

        assertThat(answer.pointers()).containsExactlyInAnyOrder("/customerId", "/lines/0/quantity");
    }

    @Test
    void tooManyLinesArePointedAt() {
        String lines = IntStream.rangeClosed(1, 501)
                .mapToObj(i -> "{\"sku\": \"s" + i + "\", \"quantity\": 1}")
                .collect(Collectors.joining(","));

        Answer answer = sales.post("/orders", "{\"customerId\": \"c\", \"lines\": [" + lines + "]}")
                .expectProblem(400, "invalid-request");

        assertThat(answer.pointers()).containsExactly("/lines");
    }

    @Test
    void anUnknownCustomerFailsTheOperation() {
        sales.post("/orders", Wholesaler.order("nobody", "s", 1), "Prefer", "wait=30")
                .expectProblem(422, "unknown-customer");
    }

    @Test
    void aBodyOverOneMebibyteIsA413() {
        sales.post("/orders", "{\"customerId\": \"" + "c".repeat(1 << 20) + "\"}")
                .expect(413);
    }

    @Test
    void whatDoesNotExistIsAProblemToo() {
        sales.get("/orders/none").expectProblem(404, "not-found");
        sales.get("/nothing/here").expect(404);
        sales.get("/operations/PlaceOrder-invented").expect(404);
        sales.get("/orders?colour=red").expect(400);
        sales.get("/orders?limit=501").expect(400);
        sales.get("/events?after=never-issued").expect(400);
        sales.delete("/orders").expect(405);
    }

    @Test
    void whoeverIsNotAllowedIsToldSo() {
        new Client("sales", Caller.WAREHOUSE).get("/orders").expect(403);
    }
}
