package org.millrace.platform.web.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.millrace.platform.json.Json;

class LinksTest {

    private final Links links = Links.at("http://localhost/sales/api", "/orders/7");

    @Test
    void beginWithThemselves() {
        assertThat(Json.write(links)).isEqualTo("{\"self\":{\"href\":\"http://localhost/sales/api/orders/7\"}}");
    }

    @Test
    void showWhatTheStateAllows() {
        assertThat(links.andIf(true, "cancellation", "/orders/7/cancellation"))
                .containsEntry("cancellation", new Link("http://localhost/sales/api/orders/7/cancellation"));
        assertThat(links.andIf(false, "cancellation", "/orders/7/cancellation")).containsOnlyKeys("self");
    }

    @Test
    void sayWhichOfThemAreTemplates() {
        assertThat(Json.write(links.andTemplate("operation", "/operations/{id}")))
                .endsWith(
                        "\"operation\":{\"href\":\"http://localhost/sales/api/operations/{id}\",\"templated\":true}}");
    }

    @Test
    void areNotChangedByAddingToThem() {
        links.and("customer", "/customers/1");
        assertThat(links).containsOnlyKeys("self");
    }
}
