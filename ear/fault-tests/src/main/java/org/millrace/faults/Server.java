package org.millrace.faults;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.millrace.launcher.Credentials;
import org.millrace.launcher.Layout;
import org.millrace.launcher.WildFly;

/** The launcher's WildFly, with the agent inside and whatever else a run puts around it. */
final class Server {
    /** A change to the configuration that was just laid out. */
    interface Preparation {
        void run() throws IOException;
    }

    /** It is never old enough to earn back what the second compiler costs. */
    private static final String QUICK_START = "-XX:TieredStopAtLevel=1";

    /** Some of many deliveries are refused; one that is refused all of these times would be given up. */
    private static final Map<String, String> WEBHOOKS =
            Map.of("millrace.webhooks.schedule", "PT0.1S" + ",PT0.3S".repeat(29));

    private final Layout layout;
    private final WildFly wildfly;
    private final Agent agent;
    private final Map<String, String> environment = new HashMap<>();
    private Preparation preparation = () -> {};
    private volatile ProcessHandle process;

    Server(Layout layout, Credentials credentials, Path home, List<Path> ears, Agent agent) {
        this.layout = layout;
        this.wildfly = new WildFly(layout, credentials, home, ears, WEBHOOKS);
        this.agent = agent;
        this.environment.putAll(wildfly.environment());
    }

    /** Every start from now on. */
    void with(Map<String, String> variables) {
        environment.putAll(variables);
    }

    /** Every start from now on goes to another port of this machine for the database. */
    void reachesDatabaseAt(int port) {
        String usual = ":" + layout.ports().database() + "/";
        environment.replaceAll(
                (name, value) -> name.endsWith("_DB_URL") ? value.replace(usual, ":" + port + "/") : value);
    }

    /** Every start from now on. */
    void prepares(Preparation change) {
        preparation = change;
    }

    /** Returns at once; the launcher's own file makes it the launcher's process. */
    void start() {
        wildfly.prepare();
        List<String> command = new ArrayList<>(List.of("setsid"));
        command.addAll(wildfly.command());
        command.addAll(2, List.of(agent.option(), QUICK_START));
        File log = layout.server().resolve("log/console.log").toFile();
        try {
            preparation.run();
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(layout.server().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log));
            builder.environment().putAll(environment);
            process = builder.start().toHandle();
            Files.writeString(
                    layout.directory().resolve("server.pid"), process.pid() + " " + System.currentTimeMillis() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns when it does its work. */
    void awaitReady() {
        wildfly.awaitReady(what -> {});
    }

    /** Also one that an earlier run left behind. */
    void kill() {
        if (process == null) {
            wildfly.kill();
        } else {
            process.destroyForcibly();
            process.onExit().join();
        }
    }

    /** One or none. */
    List<ProcessHandle> processes() {
        return process != null && process.isAlive() ? List.of(process) : List.of();
    }
}
