package org.millrace.platform.web.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.millrace.platform.problem.Refusal;

class IdempotencyKeyTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {"\"k 1\" | k 1", "k1 | k1", "\"say \\\"hi\\\\\" | say \"hi\\", "a:b/c=d | a:b/c=d", " \"k\"  | k"})
    void readsAStringOrABareToken(String field, String key) {
        assertThat(IdempotencyKey.parse(List.of(field))).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\"\"",
                "\"open",
                "\"a\"b",
                "\"a\" \"b\"",
                "\"a\";x=1",
                "a b",
                "a,b",
                "\"\\n\"",
                "\"ü\"",
                "ü",
                "\"\\"
            })
    void refusesWhatIsMalformed(String field) {
        assertRefused(List.of(field));
    }

    @Test
    void takesUpTo255Characters() {
        assertThat(IdempotencyKey.parse(List.of("\"" + "k".repeat(255) + "\""))).hasSize(255);
        assertRefused(List.of("\"" + "k".repeat(256) + "\""));
    }

    @Test
    void refusesTwoKeysForOneRequest() {
        assertRefused(List.of("a", "b"));
    }

    @Test
    void isNullWhereNoneWasSent() {
        assertThat(IdempotencyKey.parse(List.of())).isNull();
    }

    private static void assertRefused(List<String> fields) {
        assertThatThrownBy(() -> IdempotencyKey.parse(fields))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.problem().status()).isEqualTo(400));
    }
}
