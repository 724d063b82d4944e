package org.millrace.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;
import org.millrace.launcher.Caller;
import org.millrace.launcher.Credentials;
import org.millrace.launcher.Ports;

/** A program for others to copy, compiled as it stands and run in a process of its own. */
final class Example implements AutoCloseable {

    private static final Path SOURCES = Path.of("examples/src/main/java/org/millrace/examples");

    private static final String PACKAGE = "org.millrace.examples.";

    private final String name;
    private final Path work;
    private final Map<String, String> environment;
    private Process process;

    /** @param environment tells it where the system is, and its credentials */
    Example(String name, Path directory, Map<String, String> environment) {
        this.name = name;
        this.work = directory.resolve(name + ".txt");
        this.environment = environment;
    }

    static Example ofTheTestServer(String name, Path directory) {
        Ports ports = TestServer.layout().ports();
        Credentials credentials = TestServer.credentials();
        return new Example(
                name,
                directory,
                Map.of(
                        "MILLRACE_API", ports.baseUrl() + "/sales/api",
                        "MILLRACE_BROKER", "tcp://localhost:" + ports.messaging(),
                        "INTEGRATOR_TOKEN", credentials.token(Caller.INTEGRATOR),
                        "INTEGRATOR_USER", credentials.user(Caller.INTEGRATOR),
                        "INTEGRATOR_PASSWORD", credentials.password(Caller.INTEGRATOR)));
    }

    Example starts() {
        ProcessBuilder program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        classes() + File.pathSeparator + System.getProperty("java.class.path"),
                        PACKAGE + name,
                        work.toString())
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(Path.of(work + ".log").toFile()));
        program.environment().putAll(environment);
        try {
            process = program.start();
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
        return this;
    }

    /** Compiled at its first start. */
    private Path classes() {
        Path classes = Path.of(work + ".classes");
        if (!Files.exists(classes)) {
            int failed = ToolProvider.getSystemJavaCompiler()
                    .run(
                            null,
                            null,
                            null,
                            "-proc:none",
                            "-d",
                            classes.toString(),
                            SOURCES.resolve(name + ".java").toString());
            assertThat(failed).as("compiling " + name).isZero();
        }
        return classes;
    }

    boolean hasEnded() {
        return !process.isAlive();
    }

    void isKilled() {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    /** As if it had been killed while it was writing. */
    void wasWriting(String piece) {
        try {
            Files.writeString(work, piece, StandardOpenOption.APPEND);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    /** The ids of the events for which it has done its work, as often as it has done it. */
    List<String> done() {
        try {
            String text = Files.exists(work) ? Files.readString(work) : "";
            return text.substring(0, text.lastIndexOf('\n') + 1)
                    .lines()
                    .map(line -> line.split(" ")[0])
                    .toList();
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    /** What it has said, above all when it fails. */
    String output() {
        try {
            return Files.readString(Path.of(work + ".log"));
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    @Override
    public void close() {
        isKilled();
    }
}
