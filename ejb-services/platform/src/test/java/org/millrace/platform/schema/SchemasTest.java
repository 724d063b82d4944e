package org.millrace.platform.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
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

    private List<Problem.At> check(String json) {
        return schemas.check("Purchase", Json.parse(json));
    }
}
