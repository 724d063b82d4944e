package org.millrace.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millrace.client.Json;

class CompatibilityTest {

    private static final String KNOWN = """
            {"title": "an order", "type": "object", "required": ["id", "lines"],
             "properties": {
               "id": {"$ref": "#/$defs/Id"},
               "status": {"enum": ["placed", "cancelled"]},
               "share": {"type": "number", "minimum": 0, "maximum": 1},
               "note": {"type": ["string", "null"], "format": "date-time"},
               "lines": {"type": "array", "minItems": 1, "items": {"type": "object", "properties": {"sku": {"const": "x"}}}}},
             "$defs": {"Id": {"type": "string", "pattern": "^[a-z]+$", "maxLength": 9}}}""";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"an order\"                | \"an order, told better\"",
                "\"id\": {                   | \"colour\": {\"type\": \"string\"}, \"id\": {",
                "[\"id\", \"lines\"]         | [\"id\", \"lines\", \"status\"]",
                "[\"placed\", \"cancelled\"] | [\"placed\"]",
                "\"number\"                  | \"integer\"",
                "[\"string\", \"null\"]      | \"string\"",
                "\"minItems\": 1             | \"minItems\": 2",
                "\"maxLength\": 9            | \"maxLength\": 8"
            })
    void whoKnewItCanLiveWith(String before, String after) {
        assertThat(changed(before, after)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"status\": {               | \"state\": {                     | /status is gone",
                "[\"id\", \"lines\"]         | [\"id\"]                         | ` promises less by required`",
                "[\"placed\", \"cancelled\"] | [\"placed\", \"lost\"]           | /status promises less by enum",
                "\"number\"                  | \"string\"                       | /share promises less by type",
                "\"number\"                  | [\"number\", \"null\"]           | /share promises less by type",
                "\"minimum\": 0              | \"minimum\": -1                  | /share promises less by minimum",
                "\"maximum\": 1              | \"exclusiveMaximum\": 1          | /share promises less by maximum",
                "\"date-time\"               | \"date\"                         | /note promises less by format",
                "\"minItems\": 1, \"items\"  | \"items\"                        | /lines promises less by minItems",
                "{\"const\": \"x\"}          | {\"type\": \"string\"}           | /lines/*/sku promises less by const",
                "\"maxLength\": 9            | \"maxLength\": 10                | /id promises less by maxLength",
                "^[a-z]+$                    | ^[a-z]*$                         | /id promises less by pattern"
            })
    void itWouldBreakWhoKnewIt(String before, String after, String problem) {
        assertThat(changed(before, after)).containsExactly(problem);
    }

    @Test
    void whatCannotBeWeighedIsNotWavedThrough() {
        assertThat(Compatibility.breaks(Json.read("{\"multipleOf\": 2}"), Json.read("{\"multipleOf\": 4}")))
                .containsExactly(" promises less by multipleOf");
        assertThatThrownBy(() -> changed("#/$defs/Id", "Id")).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<String> changed(String before, String after) {
        assertThat(KNOWN).contains(before);
        return Compatibility.breaks(Json.read(KNOWN), Json.read(KNOWN.replace(before, after)));
    }
}
