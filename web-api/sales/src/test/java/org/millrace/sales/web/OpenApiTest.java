package org.millrace.sales.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.millrace.platform.schema.Schemas;
import org.millrace.platform.web.openapi.OpenApi;

/** Sales' OpenAPI document: beside the module's POM for people to read, and made anew from the resources to be served. */
class OpenApiTest {

    private static final Path COMMITTED = Path.of("openapi.yaml");
    private static final String UPDATE = "mvn test -pl web-api/sales -am -Dtest=OpenApiTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dopenapi.update=true";

    @Test
    void theCommittedDocumentSaysWhatTheResourcesDo() throws IOException {
        String made = OpenApi.yaml(OpenApi.of("sales", new SalesApi(), new Schemas(loader()), loader()));
        if (Boolean.getBoolean("openapi.update")) {
            Files.writeString(COMMITTED, made);
        }

        assertThat(COMMITTED).as("After a change on purpose: " + UPDATE).hasContent(made);
    }

    private static ClassLoader loader() {
        return OpenApiTest.class.getClassLoader();
    }
}
