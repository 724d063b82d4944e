package org.millrace.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.millrace.launcher.Credentials;
import org.millrace.launcher.Layout;
import org.millrace.launcher.Ports;
import org.millrace.launcher.PostgreSql;
import org.millrace.launcher.WildFly;

/**
 * What the tests run on: the same PostgreSQL and the same configured WildFly as a real run, on ports and in a folder of
 * their own. PostgreSQL is started here; the server is started, and the EARs are deployed, by Arquillian.
 */
public final class TestServer implements LauncherSessionListener {

    private static final int PORT_OFFSET = 2_000;

    private static Layout layout;
    private static Credentials credentials;
    private static PostgreSql database;

    static Layout layout() {
        return layout;
    }

    static Credentials credentials() {
        return credentials;
    }

    static PostgreSql database() {
        return database;
    }

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        String home = System.getProperty("millrace.test.home");
        if (home == null) {
            return;
        }
        Ports ports = Ports.withOffset(PORT_OFFSET);
        layout = Layout.of(Path.of(System.getProperty("millrace.test.directory")), ports);
        credentials = Credentials.in(layout);
        database = new PostgreSql(layout, credentials);
        // one that an earlier test run left behind when it was killed
        database.stop();
        database.start();
        database.awaitReady(what -> {});
        WildFly server = new WildFly(layout, credentials, Path.of(home), List.of(), Map.of());
        server.prepare();
        System.setProperty("millrace.test.management-port", Integer.toString(ports.management()));
        System.setProperty("millrace.test.jvm", "-Xmx768m -Djboss.server.base.dir=" + layout.server());
        System.setProperty(
                "millrace.test.arguments",
                "-Djboss.socket.binding.port-offset=" + PORT_OFFSET + " -Dmillrace.base-url=" + ports.baseUrl()
                        + " -Dmillrace.webhooks.allow-private=loopback -Dmillrace.webhooks.schedule=PT1S,PT1S,PT2S,PT2S,PT5S"
                        + " --properties=" + secrets(server.environment()));
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        if (database != null) {
            database.stop();
        }
    }

    /** The server takes {@code env.NAME} from its properties as well as from its environment, which Arquillian fixes. */
    private static Path secrets(Map<String, String> environment) {
        try {
            Path file = layout.directory().resolve("server.properties");
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            return Files.writeString(
                    file,
                    environment.entrySet().stream()
                            .map(entry -> property(entry.getKey(), entry.getValue()))
                            .collect(Collectors.joining()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String property(String name, String value) {
        String dotted = name.toLowerCase(Locale.ROOT).replace('_', '.');
        return "env." + name + "=" + value + "\n" + dotted + "=" + value + "\n";
    }
}
