package org.millrace.launcher;

import com.sun.security.auth.module.UnixSystem;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Starts programs the way a part of the run needs them. */
final class Commands {

    private Commands() {}

    /**
     * Starts a program in a session of its own where the system knows such a thing: Ctrl-C in the terminal then reaches
     * the launcher alone, which ends the parts in their order.
     */
    static Process detached(List<String> command, Map<String, String> environment, Path directory, Path log) {
        List<String> session = onPath("setsid") ? List.of("setsid") : List.<String>of();
        ProcessBuilder builder = new ProcessBuilder(join(session, command))
                .directory(directory.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        return start(builder);
    }

    /** Runs a program to its end. */
    static void run(List<String> command) {
        Process process = start(new ProcessBuilder(command).redirectErrorStream(true));
        try {
            String output = new String(process.getInputStream().readAllBytes()).strip();
            if (process.waitFor() != 0) {
                throw new LaunchException(Path.of(command.get(0)).getFileName() + ": " + lastLine(output));
            }
        } catch (IOException e) {
            throw new LaunchException(command.get(0) + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new LaunchException("Interrupted.", e);
        }
    }

    /**
     * PostgreSQL refuses to run as root: in a user namespace of its own it is somebody else, and still owns its files.
     */
    static List<String> notAsRoot(String... command) {
        if (new UnixSystem().getUid() != 0) {
            return List.of(command);
        }
        try {
            run(List.of("unshare", "-U", "true"));
        } catch (LaunchException e) {
            throw new LaunchException(
                    "PostgreSQL refuses to run as root, and a user namespace is not allowed here (" + e.getMessage()
                            + "): run Millrace as an ordinary user.",
                    e);
        }
        return join(List.of("unshare", "-U"), List.of(command));
    }

    private static boolean onPath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static List<String> join(List<String> before, List<String> command) {
        return Stream.concat(before.stream(), command.stream()).toList();
    }

    private static Process start(ProcessBuilder builder) {
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        try {
            return builder.start();
        } catch (IOException e) {
            throw new LaunchException("Cannot start " + builder.command().get(0) + ": " + e.getMessage(), e);
        }
    }

    private static String lastLine(String output) {
        return output.lines().reduce("", (before, line) -> line.isBlank() ? before : line);
    }
}
