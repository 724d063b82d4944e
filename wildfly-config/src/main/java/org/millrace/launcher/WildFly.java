package org.millrace.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.wildfly.core.launcher.StandaloneCommandBuilder;

/**
 * The configured WildFly with the applications. What the server needs to know comes as system properties, what nobody
 * else may know as environment variables.
 */
public final class WildFly extends Part {

    private static final String HEAP = "millrace.server.heap";

    /** What nobody else may know: by the environment, for a command line can be read by all. */
    private static final List<String> SECRETS =
            List.of("millrace.operations.key", "millrace.webhooks.secrets.key", "millrace.webhooks.signing.key");

    private final Layout layout;
    private final Credentials credentials;
    private final Path home;
    private final List<Path> ears;
    private final Map<String, String> properties;
    private final ServerDirectory directory;
    private final Readiness readiness;

    /**
     * Nothing is started yet.
     *
     * @param home the configured server, which is only read
     * @param ears the applications; each answers at {@code /NAME/api/} when it is ready, NAME.ear being its file
     * @param properties MicroProfile Config for the applications
     */
    public WildFly(Layout layout, Credentials credentials, Path home, List<Path> ears, Map<String, String> properties) {
        super("WildFly", new PidFile(layout.pidOf("server"), "-Djboss.server.base.dir=" + layout.server()));
        this.layout = layout;
        this.credentials = credentials;
        this.home = home;
        this.ears = List.copyOf(ears);
        this.properties = Map.copyOf(properties);
        this.directory = new ServerDirectory(layout, credentials);
        this.readiness = new Readiness(layout.ports(), directory, this.ears);
    }

    /** Lays out configuration, users and applications anew; what the server has stored stays. */
    public void prepare() {
        directory.layOut(home, ears);
    }

    /** The command line that starts the prepared server; it holds no secret. */
    public List<String> command() {
        StandaloneCommandBuilder builder = StandaloneCommandBuilder.of(home)
                .setJavaHome(Path.of(System.getProperty("java.home")))
                .setBaseDirectory(layout.server())
                .setServerConfiguration("millrace.xml")
                .addJavaOption("-Xmx" + properties.getOrDefault(HEAP, "512m"))
                .addJavaOption("-XX:+UseParallelGC")
                .addJavaOption("-XX:+UseTransparentHugePages")
                // out of memory it would stay alive and do nothing: dead, it is restarted
                .addJavaOption("-XX:+ExitOnOutOfMemoryError");
        serverProperties().forEach((name, value) -> builder.addServerArgument("-D" + name + "=" + value));
        return builder.build();
    }

    /** The environment variables that go with {@link #command()}. */
    public Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>(credentials.environment());
        SECRETS.stream()
                .filter(properties::containsKey)
                .forEach(
                        name -> environment.put(name.toUpperCase(Locale.ROOT).replace('.', '_'), properties.get(name)));
        return environment;
    }

    private Map<String, String> serverProperties() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put(
                "jboss.socket.binding.port-offset",
                Integer.toString(layout.ports().offset()));
        all.put("millrace.base-url", layout.ports().baseUrl());
        // who tries it out has their receiver on the same machine
        all.put("millrace.webhooks.allow-private", "loopback");
        all.putAll(properties);
        all.putAll(layout.ports().serverProperties());
        SECRETS.forEach(all::remove);
        return all;
    }

    @Override
    Process launch() {
        if (!Files.isDirectory(home)) {
            throw new LaunchException("There is no server in " + home + ": build it with mvn package.");
        }
        prepare();
        return Commands.detached(
                command(), environment(), layout.server(), layout.server().resolve("log/console.log"));
    }

    /** Ready: the applications are deployed, the health checks are up, and the APIs answer. */
    @Override
    public void awaitReady(Consumer<String> waitingFor) {
        Optional<String> missing = readiness.missing();
        while (missing.isPresent()) {
            if (process().isEmpty()) {
                throw new LaunchException("ended before it was ready");
            }
            waitingFor.accept(missing.get());
            Pause.of(Duration.ofMillis(250));
            missing = readiness.missing();
        }
    }

    /** SIGTERM: the server finishes what it has begun. */
    @Override
    void requestStop(ProcessHandle process) {
        process.destroy();
    }

    @Override
    Path log() {
        return layout.serverLog();
    }

    @Override
    Duration patience() {
        return Duration.ofSeconds(45);
    }
}
