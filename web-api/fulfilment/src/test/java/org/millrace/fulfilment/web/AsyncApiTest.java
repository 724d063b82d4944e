package org.millrace.fulfilment.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.millrace.platform.schema.Schemas;
import org.millrace.platform.web.asyncapi.AsyncApi;
import org.millrace.platform.web.openapi.OpenApi;
import tools.jackson.databind.JsonNode;

class AsyncApiTest {

    private static final Path COMMITTED = Path.of("asyncapi.yaml");
    private static final String UPDATE = "mvn test -pl web-api/fulfilment -am -Dtest=AsyncApiTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dopenapi.update=true";

    private final Schemas schemas = new Schemas(loader());
    private final JsonNode document = AsyncApi.of("fulfilment", "localhost:61616", schemas, loader());

    @Test
    void theCommittedDocumentSaysWhatTheSchemasDo() throws IOException {
        String made = OpenApi.yaml(document);
        if (Boolean.getBoolean("openapi.update")) {
            Files.writeString(COMMITTED, made);
        }

        assertThat(COMMITTED).as("After a change on purpose: " + UPDATE).hasContent(made);
    }

    @Test
    void everyTypeOfEventIsAMessageWithAnExampleThatIsValid() {
        assertThat(document.at("/components/messages").propertyNames())
                .containsExactlyElementsOf(schemas.types().stream()
                        .filter(type -> type.startsWith("millrace."))
                        .toList());
        document.at("/components/messages")
                .properties()
                .forEach(message -> assertThat(schemas.check(
                                message.getKey(), message.getValue().at("/examples/0/payload")))
                        .as(message.getKey())
                        .isEmpty());
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        assertThat(document.findValues("$ref"))
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                document.at(reference.asString().substring(1)).isMissingNode())
                        .as(reference.asString())
                        .isFalse());
    }

    private static ClassLoader loader() {
        return AsyncApiTest.class.getClassLoader();
    }
}
