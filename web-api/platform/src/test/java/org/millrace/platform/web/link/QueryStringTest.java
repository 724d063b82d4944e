package org.millrace.platform.web.link;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QueryStringTest {

    private final MultivaluedMap<String, String> sent = new MultivaluedHashMap<>();

    @Test
    void namesItsParametersInOneOrderHoweverTheyWereSent() {
        for (String name : new String[] {"type", "limit", "after", "subject", "customerId", "status"}) {
            sent.add(name, "1");
        }

        assertThat(QueryString.of(sent, Set.of("after"), "after", "2"))
                .isEqualTo("?customerId=1&limit=1&status=1&subject=1&type=1&after=2");
    }

    @Test
    void keepsRepeatedParametersAndEscapesAll() {
        sent.add("type", "a b");
        sent.add("type", "c&d");

        assertThat(QueryString.of(sent, Set.of(), "after", null)).isEqualTo("?type=a%20b&type=c%26d");
    }

    @Test
    void isEmptyWithoutParameters() {
        assertThat(QueryString.of(sent, Set.of(), "cursor", null)).isEmpty();
    }
}
