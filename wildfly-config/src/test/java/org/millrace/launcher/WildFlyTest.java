package org.millrace.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the server is told what it needs; that it then runs is for the system tests. */
class WildFlyTest {

    @TempDir
    Path directory;

    private Layout layout;
    private Credentials credentials;
    private Path home;

    @BeforeEach
    void layOutAHome() throws IOException {
        layout = Free.layout(directory);
        credentials = Credentials.in(layout);
        home = directory.resolve("home");
        Files.createDirectories(home.resolve("modules"));
        Files.createFile(home.resolve("jboss-modules.jar"));
        Path configuration = Files.createDirectories(home.resolve("standalone/configuration"));
        Files.writeString(configuration.resolve("millrace.xml"), "<server/>");
    }

    @Test
    void handsOnWhatTheUserHasSet() {
        assertThat(server(Map.of("millrace.commands.backlog-limit", "7", "millrace.server.heap", "900m"))
                        .command())
                .contains(
                        "-Dmillrace.commands.backlog-limit=7",
                        "-Xmx900m",
                        "-Dmillrace.base-url=" + layout.ports().baseUrl());
    }

    @ParameterizedTest
    @CsvSource({
        "millrace.operations.key, MILLRACE_OPERATIONS_KEY",
        "millrace.webhooks.secrets.key, MILLRACE_WEBHOOKS_SECRETS_KEY",
        "millrace.webhooks.signing.key, MILLRACE_WEBHOOKS_SIGNING_KEY"
    })
    void keepsSecretsOffTheCommandLine(String property, String variable) {
        WildFly server = server(Map.of(property, "c2VjcmV0"));

        assertThat(String.join(" ", server.command()))
                .doesNotContain("c2VjcmV0")
                .doesNotContain(credentials.databasePassword("sales"))
                .doesNotContain(credentials.password(Caller.OPS));
        assertThat(server.environment()).containsEntry(variable, "c2VjcmV0");
    }

    @Test
    void refreshesTheConfigurationAndKeepsTheData() throws IOException {
        WildFly server = server(Map.of());
        Path journal = Files.createDirectories(layout.server().resolve("data")).resolve("journal");
        Files.writeString(journal, "orders");
        Path configuration = layout.server().resolve("configuration");
        Files.writeString(configuration.resolve("millrace.xml"), "changed by hand");

        server.prepare();

        assertThat(configuration.resolve("millrace.xml")).hasContent("<server/>");
        assertThat(journal).hasContent("orders");
    }

    @Test
    void writesUsersAsTheServerReadsThem() throws IOException {
        server(Map.of());

        Path users = layout.server().resolve("configuration/application-users.properties");
        assertThat(Files.readAllLines(users))
                .hasSize(3)
                .anyMatch(line -> line.matches("ops=[0-9a-f]{32}"))
                .anyMatch(line -> line.matches("integrator=[0-9a-f]{32}"));
    }

    private WildFly server(Map<String, String> properties) {
        WildFly server = new WildFly(layout, credentials, home, List.of(), properties);
        server.prepare();
        return server;
    }
}
