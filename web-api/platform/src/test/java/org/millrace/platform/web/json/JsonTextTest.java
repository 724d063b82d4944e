package org.millrace.platform.web.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.millrace.platform.problem.Problem;
import org.millrace.platform.problem.Refusal;

class JsonTextTest {

    @Test
    void readsOneValue() {
        assertThat(JsonText.parse("{\"a\": 1}").path("a").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\r\n\t"})
    void takesAnEmptyBodyForAnEmptyObject(String empty) {
        assertThat(JsonText.parse(empty).isObject()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"\\ud83d\" | ~~",
                "{\"a\": [\"x\", \"\\ude00\\ud83d\"]} | /a/1",
                "{\"a\": {\"b\\udc00\": 1}} | /a/b?"
            })
    void refusesHalvesOfCharacters(String text, String pointer) {
        assertThat(refused(text).errors()).extracting(Problem.At::pointer).containsExactly(pointer);
    }

    @Test
    void readsEscapedPairsAndAllOtherCharacters() {
        assertThat(JsonText.parse("\"\\ud83d\\ude00 \\u0000 \\uffff\"").asString())
                .isEqualTo("\ud83d\ude00 \0 \uffff");
    }

    @Test
    void forgivesAByteOrderMark() {
        byte[] marked = "\uFEFF{}".getBytes(StandardCharsets.UTF_8);
        assertThat(JsonText.decode(marked)).isEqualTo("{}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"lines\": [{\"sku\": 1}, {\"sku\": NaN}]} | /lines/1/sku | Non-standard token 'NaN'",
                "{\"a\": 1, \"a\": 2} | /a | Duplicate Object property \"a\"",
                "{} {} | ~~ | Trailing token",
                "{'a': 1} | ~~ | Unexpected character"
            })
    void pointsToWhereItIsBroken(String text, String pointer, String detail) {
        Problem problem = refused(text);
        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.type()).isEqualTo("unparsable-body");
        for (Problem.At at : problem.errors()) {
            assertThat(at.pointer()).isEqualTo(pointer);
            assertThat(at.detail()).startsWith(detail);
        }
    }

    @Test
    void namesTheLineAndTheColumn() {
        assertThat(refused("{\n  \"a\": tru\n}").detail()).contains("line 2, column");
    }

    @Test
    void readsAHundredLevelsAndNotOneMore() {
        assertThat(JsonText.parse("[".repeat(100) + "]".repeat(100)).isArray()).isTrue();
        assertThat(refused("[".repeat(101) + "]".repeat(101)).detail()).contains("100 levels");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e2147483648", "1e-2147483648", "-1e99999999999999999999"})
    void refusesNumbersOfUnheardOfSize(String number) {
        assertThat(refused("{\"a\": " + number + "}").detail()).contains("numbers");
        assertThat(JsonText.parse("{\"a\": 1e400}").path("a").isNumber()).isTrue();
    }

    @Test
    void refusesOtherEncodings() {
        for (byte[] bytes : List.of(
                "{\"ä\":1}".getBytes(StandardCharsets.ISO_8859_1), "\uFEFF{}".getBytes(StandardCharsets.UTF_16))) {
            Refusal refusal = catchThrowableOfType(Refusal.class, () -> JsonText.decode(bytes));
            assertThat(refusal.problem().status()).isEqualTo(400);
        }
        assertThat(refused(new String("{}".getBytes(StandardCharsets.UTF_16LE), StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void tellsNothingOfItsInsides() {
        for (String broken :
                List.of("{'a':1}", "nul", "{\"a\":01}", "\"\n\"", "{\"a\":NaN}", "[1,]", "{} x", "{} {}")) {
            assertThat(refused(broken).toString()).doesNotContain("Feature", "jackson", "java", "Source:", "processor");
        }
    }

    private static Problem refused(String text) {
        return catchThrowableOfType(Refusal.class, () -> JsonText.parse(text)).problem();
    }
}
