package org.millrace.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real database, killed and started again. */
class PostgreSqlTest {

    private static Layout layout;
    private static Credentials credentials;
    private static PostgreSql database;

    @BeforeAll
    static void start(@TempDir Path directory) {
        layout = Free.layout(directory);
        credentials = Credentials.in(layout);
        database = new PostgreSql(layout, credentials);
        startAgain();
    }

    @AfterAll
    static void stop() {
        database.stop();
    }

    @Test
    void keepsWhatWasCommittedBeforeAKill() throws SQLException {
        execute("sales", "CREATE TABLE kept (id int)");
        execute("sales", "INSERT INTO kept VALUES (42)");

        database.kill();
        assertThat(database.process()).isEmpty();
        startAgain();

        assertThat(query("sales", "SELECT id FROM kept")).isEqualTo("42");
    }

    @Test
    void startsAlthoughTheProcessIdOfAKilledOneIsInUseBySomethingElse() throws Exception {
        database.kill();
        Path file = layout.database().resolve("postmaster.pid");
        String stale = Files.readString(file);
        String ours = stale.lines().findFirst().orElseThrow();
        Files.writeString(
                file,
                stale.replaceFirst(ours, Long.toString(ProcessHandle.current().pid())));

        startAgain();

        assertThat(query("sales", "SELECT 1")).isEqualTo("1");
    }

    @Test
    void isStoppedByALauncherThatDidNotStartIt() {
        PostgreSql later = new PostgreSql(layout, Credentials.in(layout));
        assertThat(later.process()).isEqualTo(database.process()).isPresent();

        later.stop();
        assertThat(database.process()).isEmpty();

        startAgain();
    }

    @Test
    void writesThroughToTheDisk() throws SQLException {
        assertThat(query("sales", "SHOW fsync")).isEqualTo("on");
        assertThat(query("sales", "SHOW synchronous_commit")).isEqualTo("on");
    }

    @Test
    void givesEachContextASchemaThatTheOtherCannotRead() throws SQLException {
        execute("fulfilment", "CREATE TABLE secret (id int)");

        assertThat(query("fulfilment", "SELECT current_schema")).isEqualTo("fulfilment");
        assertThatThrownBy(() -> query("sales", "SELECT * FROM fulfilment.secret"))
                .hasMessageContaining("permission denied");
    }

    @Test
    void asksForThePassword() {
        assertThatThrownBy(() -> DriverManager.getConnection(credentials.databaseUrl("sales"), "sales", "wrong"))
                .hasMessageContaining("password authentication failed");
    }

    private static void startAgain() {
        database.start();
        database.awaitReady(what -> {});
    }

    private static void execute(String context, String sql) throws SQLException {
        try (Connection connection = connect(context);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(String context, String sql) throws SQLException {
        try (Connection connection = connect(context);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private static Connection connect(String context) throws SQLException {
        return DriverManager.getConnection(
                credentials.databaseUrl(context), context, credentials.databasePassword(context));
    }
}
