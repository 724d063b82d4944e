package org.millrace.platform.web.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TagListTest {

    @ParameterizedTest
    @ValueSource(strings = {"\"3\"", "W/\"3\"", "\"1\", \"3\"", "\"1\",W/\"3\"", "*", " * "})
    void matchesTheTagInAnyOfItsForms(String field) {
        assertThat(TagList.matches(field, "3")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"4\"", "3", "\"33\"", "", "\"3", "\"3.1\""})
    void doesNotMatchAnother(String field) {
        assertThat(TagList.matches(field, "3")).isFalse();
    }

    @Test
    void doesNotMatchWhereNothingIsAsked() {
        assertThat(TagList.matches(null, "3")).isFalse();
    }
}
