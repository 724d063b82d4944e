package org.millrace.platform.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millrace.platform.json.Json;
import org.millrace.platform.problem.Problem;

class SchemasTest {

    private final Schemas schemas = new Schemas(getClass().getClassLoader());

    @Test
    void aValidValueHasNoFlaws() {
        assertThat(check("{\"price\": {\"amount\": \"12\"}, \"more\": true}")).isEmpty();
    }

    @Test
    void everyFlawHasAPointerToItsPlaceAlsoBehindAReference() {
        assertThat(check("{\"price\": {\"amount\": \"twelve\"}, \"names\": [\"ab\", \"abc\"]}"))
                .extracting(Problem.At::pointer)
                .containsExactlyInAnyOrder("/price/amount", "/names/1");
    }

    @Test
    void aMissingMemberIsPointedAtWhereItShouldBe() {
        assertThat(check("{}")).extracting(Problem.At::pointer).containsExactly("/price");
        assertThat(check("{}").get(0).detail()).contains("price");
    }

    @Test
    void everyFlawIsToldInWordsForPeople() {
        assertThat(check("{\"price\": {\"amount\": \"twelve\"}, \"names\": [\"abc\", 1]}"))
                .extracting(Problem.At::detail)
                .containsExactlyInAnyOrder(
                        "has another form than this: Digits only",
                        "must have at most 2 characters",
                        "must be of the type string, and is of the type integer");
        assertThat(check("{\"price\": {\"amount\": \"1\\u0000\"}}").get(0).detail())
                .isEqualTo("must not contain the character U+0000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1.0", "1e0", "1E3", "10e-1", "1000.000"})
    void aNumberWithoutAFractionIsAnIntegerHoweverItIsWritten(String number) {
        assertThat(check("{\"price\": {\"amount\": \"1\"}, \"quantity\": " + number + "}"))
                .isEmpty();
    }

    @ParameterizedTest
    @Timeout(5)
    @ValueSource(
            strings = {
                "0",
                "-0",
                "1.5",
                "1001",
                "1e4",
                "1e20",
                "1e400",
                "-1e400",
                "1e-400",
                "1e999999999",
                "-1e999999999",
                "1e-999999999"
            })
    void anyOtherNumberIsNotAndIsRefusedAtOnce(String number) {
        assertThat(check("{\"price\": {\"amount\": \"1\"}, \"quantity\": " + number + "}"))
                .extracting(Problem.At::pointer)
                .isNotEmpty()
                .allMatch("/quantity"::equals);
    }

    private List<Problem.At> check(String json) {
        return schemas.check("Purchase", Json.parse(json));
    }
}
