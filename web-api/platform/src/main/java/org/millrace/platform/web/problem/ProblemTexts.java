package org.millrace.platform.web.problem;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.millrace.platform.problem.Problem;

/**
 * What is said about each type of problem: from the files {@code META-INF/problems.properties} of the platform and of the
 * context.
 */
final class ProblemTexts {

    /**
     * @param meaning what has happened
     * @param remedy what the reader can do now
     */
    record Text(String title, String meaning, String remedy) {}

    private static final Map<Integer, String> TYPES = Map.ofEntries(
            Map.entry(400, "bad-request"),
            Map.entry(401, "unauthorized"),
            Map.entry(403, "forbidden"),
            Map.entry(404, "not-found"),
            Map.entry(405, "method-not-allowed"),
            Map.entry(406, "not-acceptable"),
            Map.entry(413, "too-large"),
            Map.entry(415, "unsupported-media-type"),
            Map.entry(503, "unavailable"));

    private static final String TITLE = ".title";

    private final Properties texts = new Properties();

    ProblemTexts(ClassLoader classLoader) {
        try {
            for (URL file : Collections.list(classLoader.getResources("META-INF/problems.properties"))) {
                try (Reader reader = new InputStreamReader(file.openStream(), StandardCharsets.UTF_8)) {
                    texts.load(reader);
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** All that there are, in the order of the alphabet. */
    List<String> types() {
        return texts.stringPropertyNames().stream()
                .filter(name -> name.endsWith(TITLE))
                .map(name -> name.substring(0, name.length() - TITLE.length()))
                .sorted()
                .toList();
    }

    /** @return empty if there is no such type */
    Optional<Text> find(String type) {
        return Optional.ofNullable(texts.getProperty(type + TITLE))
                .map(title -> new Text(
                        title, texts.getProperty(type + ".meaning", ""), texts.getProperty(type + ".remedy", "")));
    }

    /** The problem of a status of which nothing else is known. */
    Problem of(int status) {
        String type = TYPES.getOrDefault(status, status < 500 ? "bad-request" : "internal-error");
        Text text = find(type).orElseThrow();
        return Problem.of(type, text.title(), status, text.meaning() + " " + text.remedy());
    }
}
