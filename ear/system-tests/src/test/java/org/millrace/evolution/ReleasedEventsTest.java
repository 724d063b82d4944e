package org.millrace.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.millrace.client.Json;
import tools.jackson.databind.JsonNode;

/**
 * The events' schemas against those of the last release, which lie in {@code src/test/resources/released}. A release copies
 * the current ones there: {@code cp ejb-services/*}{@code /src/main/resources/schemas/millrace.*.json} to that folder.
 */
class ReleasedEventsTest {

    private static final Path RELEASED = Path.of("src/test/resources/released");
    private static final String CURRENT = "../../ejb-services/%s/src/main/resources/schemas/%s.json";

    static Stream<String> types() throws IOException {
        try (Stream<Path> files = Files.list(RELEASED)) {
            return files
                    .map(file -> file.getFileName().toString().replaceFirst("\\.json$", ""))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void aReleasedEventIsStillWhatItsConsumersKnowOrHasASuccessor(String type) throws IOException {
        if (Files.notExists(current(type))) {
            assertThat(current(type + ".v2"))
                    .as("%s is not published any more", type)
                    .exists();
            return;
        }
        assertThat(Compatibility.breaks(read(RELEASED.resolve(type + ".json")), read(current(type))))
                .as("This breaks consumers of %s: leave it as it was, and publish the change as %s.v2", type, type)
                .isEmpty();
    }

    private static Path current(String type) {
        return Path.of(CURRENT.formatted(type.split("\\.")[1], type));
    }

    private static JsonNode read(Path file) throws IOException {
        return Json.read(Files.readString(file));
    }
}
