package org.millrace.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever type of problem the code names, a page under /problems explains it. */
class ProblemPagesTest {

    private static final Path ROOT = Path.of("..", "..");

    /** A type and its title, as every problem is made of them. */
    private static final Pattern PROBLEM =
            Pattern.compile("\\(\\s*\"([a-z]+(?:-[a-z]+)*)\",\\s*\"([A-Z][a-z -]+)\",\\s");

    @ParameterizedTest
    @ValueSource(strings = {"sales", "fulfilment"})
    void everyProblemHasAPageOfItsTitleThatSaysWhatHappenedAndWhatToDo(String context) throws IOException {
        Properties pages = pages(context);
        Map<String, String> problems = problems(context);

        assertThat(problems).hasSizeGreaterThan(15);
        problems.forEach((type, title) -> {
            assertThat(pages.getProperty(type + ".title")).as(type).isEqualTo(title);
            assertThat(pages.getProperty(type + ".meaning")).as(type).endsWith(".");
            assertThat(pages.getProperty(type + ".remedy")).as(type).endsWith(".");
        });
    }

    private static Properties pages(String context) throws IOException {
        Properties pages = new Properties();
        for (String module : new String[] {"platform", context}) {
            try (Reader reader = Files.newBufferedReader(
                    ROOT.resolve("web-api/" + module + "/src/main/resources/META-INF/problems.properties"))) {
                pages.load(reader);
            }
        }
        return pages;
    }

    private static Map<String, String> problems(String context) throws IOException {
        Map<String, String> problems = new TreeMap<>();
        for (String role : new String[] {"ejb-services", "web-api"}) {
            for (String module : new String[] {"platform", context}) {
                try (Stream<Path> files = Files.walk(ROOT.resolve(role + "/" + module + "/src/main/java"))) {
                    for (Path file : files.filter(Files::isRegularFile).toList()) {
                        Matcher problem = PROBLEM.matcher(Files.readString(file));
                        while (problem.find()) {
                            problems.put(problem.group(1), problem.group(2));
                        }
                    }
                }
            }
        }
        return problems;
    }
}
