package org.millrace.fulfilment.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.millrace.platform.schema.Schemas;
import org.millrace.platform.web.openapi.OpenApi;

/** Fulfilment's OpenAPI document: beside the module's POM for people to read, and made anew from the resources to be served. */
class OpenApiTest {

    private static final Path COMMITTED = Path.of("openapi.yaml");
    private static final String UPDATE = "mvn test -pl web-api/fulfilment -am -Dtest=OpenApiTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dopenapi.update=true";

    @Test
    void theCommittedDocumentSaysWhatTheResourcesDo() throws IOException {
        String made = OpenApi.yaml(
                OpenApi.of("fulfilment", classes(), new Schemas(loader()), loader()));
        if (Boolean.getBoolean("openapi.update")) {
            Files.writeString(COMMITTED, made);
        }

        assertThat(COMMITTED).as("After a change on purpose: " + UPDATE).hasContent(made);
    }

    private static List<Class<?>> classes() {
        return new ClassFileImporter()
                .importPackages("org.millrace.fulfilment.web", "org.millrace.platform.web").stream()
                        .<Class<?>>map(JavaClass::reflect)
                        .toList();
    }

    private static ClassLoader loader() {
        return OpenApiTest.class.getClassLoader();
    }
}
