package org.millrace.sales;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.millrace.platform.json.Json;
import org.millrace.platform.problem.Problem;
import org.millrace.platform.schema.Schemas;
import org.millrace.sales.order.PlaceOrder;
import tools.jackson.databind.JsonNode;

class SchemasTest {

    private static final Schemas SCHEMAS = new Schemas(SchemasTest.class.getClassLoader());

    private static final String ORDER = """
            {"orderId": "4711", "customerId": "WEBER", "shipTo": null, "madeBy": "a newer client", "lines": [
              {"sku": "11", "quantity": 12, "unitPrice": {"amount": "14", "currency": "USD"}, "discount": 0.05},
              {"sku": "42", "quantity": 1.0, "unitPrice": null}]}""";

    static Stream<String> eventTypes() {
        return SCHEMAS.types().stream().filter(type -> type.startsWith("millrace."));
    }

    @ParameterizedTest
    @MethodSource("eventTypes")
    void acceptTheSampleOfEveryEvent(String type) throws IOException {
        try (InputStream sample = getClass().getResourceAsStream("/samples/" + type + ".json")) {
            assertThat(SCHEMAS.check(type, Json.parse(sample.readAllBytes()))).isEmpty();
        }
    }

    @Test
    void acceptTheirOwnExamples() {
        for (String type : SCHEMAS.types()) {
            for (JsonNode example : SCHEMAS.get(type).path("examples")) {
                assertThat(SCHEMAS.check(type, example)).as(type).isEmpty();
            }
        }
    }

    @Test
    void acceptAnOrderWithMembersThatNobodyKnows() {
        assertThat(SCHEMAS.check("PlaceOrder", Json.parse(ORDER))).isEmpty();
        assertThat(Json.read(ORDER, PlaceOrder.class).lines().get(1).quantity()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"4711\"  | \"a b\"     | /orderId",
                "\"4711\"  | \"4711\\n\" | /orderId",
                "\"WEBER\" | 7           | /customerId",
                "\"WEBER\" | null        | /customerId",
                "null, \"m | {}, \"m     | /shipTo/name",
                "\"11\"    | \"\"        | /lines/0/sku",
                "12        | 0           | /lines/0/quantity",
                "12        | 1000001     | /lines/0/quantity",
                "12        | 1.5         | /lines/0/quantity",
                "12        | \"12\"      | /lines/0/quantity",
                "\"14\"    | \"14.005\"  | /lines/0/unitPrice/amount",
                "\"14\"    | \"-14\"     | /lines/0/unitPrice/amount",
                "\"14\"    | 14          | /lines/0/unitPrice/amount",
                "\"USD\"   | \"usd\"     | /lines/0/unitPrice/currency",
                "0.05      | 1.01        | /lines/0/discount",
                "0.05      | -0.1        | /lines/0/discount"
            })
    void pointAtWhatIsWrongWithAnOrder(String good, String bad, String pointer) {
        assertThat(SCHEMAS.check("PlaceOrder", Json.parse(ORDER.replace(good, bad))))
                .extracting(Problem.At::pointer)
                .contains(pointer);
    }

    @Test
    void limitTheLinesOfAnOrder() {
        assertThat(flawsOfLines(0)).containsExactly("/lines");
        assertThat(flawsOfLines(500)).isEmpty();
        assertThat(flawsOfLines(501)).containsExactly("/lines");
    }

    @Test
    void limitNamesToTwoHundredCharactersAndKeepOutWhatTheDatabaseCannotHold() {
        assertThat(flawsOfName("ü".repeat(200))).isEmpty();
        assertThat(flawsOfName("ü".repeat(201))).containsExactly("/name");
        assertThat(flawsOfName("")).containsExactly("/name");
        assertThat(flawsOfName("a\\u0000b")).containsExactly("/name");
    }

    private static List<String> flawsOfLines(int count) {
        String lines = String.join(
                ",",
                IntStream.range(0, count)
                        .mapToObj(i -> "{\"sku\":\"1\",\"quantity\":1}")
                        .toList());
        return pointers("PlaceOrder", "{\"customerId\":\"WEBER\",\"lines\":[" + lines + "]}");
    }

    private static List<String> flawsOfName(String name) {
        return pointers(
                "ProductDetails", "{\"name\":\"" + name + "\",\"price\":{\"amount\":\"1\",\"currency\":\"USD\"}}");
    }

    private static List<String> pointers(String type, String json) {
        JsonNode value = Json.parse(json);
        return SCHEMAS.check(type, value).stream().map(Problem.At::pointer).toList();
    }
}
