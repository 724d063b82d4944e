package org.millrace.platform.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/vnd.oai.openapi+json;version=3.1",
                "application/yaml;q=0.5, application/json",
                "text/html, application/json;q=0.9, */*;q=0.8"
            })
    void jsonIsPreferredWhereItWeighsMore(String accept) {
        assertThat(Accept.prefers(accept, "json", "yaml")).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"*/*", "application/*", "application/yaml", "application/json;q=0.1, application/yaml", ""})
    void elseTheUsualFormatIs(String accept) {
        assertThat(Accept.prefers(accept, "json", "yaml")).isFalse();
    }
}
