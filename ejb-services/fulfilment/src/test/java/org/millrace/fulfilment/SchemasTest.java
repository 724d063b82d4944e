package org.millrace.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.millrace.fulfilment.order.Line;
import org.millrace.fulfilment.order.Order;
import org.millrace.fulfilment.order.SomeOrder;
import org.millrace.fulfilment.shipment.Shipment;
import org.millrace.platform.event.NewEvent;
import org.millrace.platform.event.RecordedEvents;
import org.millrace.platform.json.Json;
import org.millrace.platform.problem.Problem;
import org.millrace.platform.schema.Schemas;

class SchemasTest {

    private static final Schemas SCHEMAS = new Schemas(SchemasTest.class.getClassLoader());

    static Stream<String> eventTypes() {
        return SCHEMAS.types().stream().filter(type -> type.startsWith("millrace."));
    }

    static Stream<NewEvent> eventsOfAWholeLife() {
        Order order = SomeOrder.of(new Line("chai", 12));
        order.backorder();
        order.allocate();
        Shipment shipment = Shipment.prepare(order, SomeOrder.NOW);
        shipment.dispatch("Federal Shipping", null, SomeOrder.NOW);
        order.refuseCancellation(shipment.status().text());
        shipment.deliver("Maria Anders", SomeOrder.NOW);
        Shipment stopped = Shipment.prepare(order, SomeOrder.NOW);
        stopped.cancel(SomeOrder.NOW);
        Order unheardOf = Order.unheardOf("10250", SomeOrder.NOW, SomeOrder.CAUSE);
        unheardOf.cancel();
        return Stream.of(order, shipment, stopped, unheardOf).flatMap(one -> RecordedEvents.of(one).stream());
    }

    @ParameterizedTest
    @MethodSource("eventTypes")
    void acceptTheSampleOfEveryEvent(String type) throws IOException {
        try (InputStream sample = getClass().getResourceAsStream("/samples/" + type + ".json")) {
            assertThat(SCHEMAS.check(type, Json.parse(sample.readAllBytes()))).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("eventsOfAWholeLife")
    void acceptWhatAggregatesTell(NewEvent event) {
        assertThat(SCHEMAS.check(event.type(), Json.parse(Json.write(event.data()))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ReceiveStock     | {\"quantity\": 0}       | /quantity",
                "ReceiveStock     | {\"quantity\": 1000001} | /quantity",
                "ReceiveStock     | {\"quantity\": 1.5}     | /quantity",
                "ReceiveStock     | {\"quantity\": \"1\"}   | /quantity",
                "ReceiveStock     | {}                      | /quantity",
                "CountStock       | {\"onHand\": -1}        | /onHand",
                "CountStock       | {\"onHand\": null}      | /onHand",
                "CountStock       | {\"onHand\": 1, \"reason\": 7} | /reason",
                "DispatchShipment | {}                      | /carrier",
                "DispatchShipment | {\"carrier\": \"\"}     | /carrier",
                "DeliverShipment  | {\"receivedBy\": \"\\u0000\"} | /receivedBy"
            })
    void pointAtWhatIsWrong(String command, String body, String pointer) {
        assertThat(SCHEMAS.check(command, Json.parse(body)))
                .extracting(Problem.At::pointer)
                .containsExactly(pointer);
    }

    @Test
    void ignoreMembersThatNobodyKnows() {
        assertThat(SCHEMAS.check("ReceiveStock", Json.parse("{\"quantity\": 12, \"dock\": 3}")))
                .isEmpty();
        assertThat(SCHEMAS.check("DeliverShipment", Json.parse("{}"))).isEmpty();
        assertThat(SCHEMAS.check("CountStock", Json.parse("{\"onHand\": 0, \"reason\": null}")))
                .isEmpty();
    }
}
