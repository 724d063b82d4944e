package org.millrace.platform.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.millrace.platform.callback.Callbacks;
import org.millrace.platform.command.Command;
import org.millrace.platform.database.Sql;
import org.millrace.platform.relay.LogDatabase;
import org.millrace.platform.signal.Signal;

/** What a cancelled operation takes from its command, once that has come. */
class CancellationTest {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final String KEY = "key";
    private static final String CALLBACK = "https://shop.example.com/ended";

    private final OperationIds ids = new OperationIds(new byte[16]);
    private LogDatabase database;
    private Operations operations;

    @BeforeEach
    void start() throws Exception {
        database = new LogDatabase();
        operations = new Operations(
                database.database(), new Callbacks(new Signal(), Clock.systemUTC()), Clock.fixed(NOON, ZoneOffset.UTC));
    }

    @AfterEach
    void stop() throws Exception {
        database.close();
    }

    @Test
    void itsKeyStaysTakenByItsOwnerWhoeverCancelledIt() {
        IssuedId id = issue("{}");
        operations.cancel(id, "ops");

        arrives(id, null);

        assertThat(known("caller")).containsOnlyKeys(KEY);
        assertThat(known("caller").get(KEY).status()).isEqualTo(Operation.Status.CANCELLED);
        assertThat(known("ops")).isEmpty();
    }

    @Test
    void whereAnotherRequestHasGotTheKeyMeanwhileThatKeepsIt() {
        IssuedId first = issue("{\"first\": true}");
        IssuedId second = issue("{\"second\": true}");
        operations.cancel(first, "caller");
        operations.cancel(second, "caller");

        arrives(second, null);
        arrives(first, CALLBACK);

        assertThat(known("caller").get(KEY).id()).isEqualTo(second.value());
        assertThat(calls()).containsExactly(first.value());
    }

    @Test
    void whoWantsToHearOfItsEndIsToldOnceHoweverOftenTheCommandComes() {
        IssuedId id = issue("{}");
        operations.cancel(id, "caller");

        arrives(id, CALLBACK);
        arrives(id, CALLBACK);

        assertThat(calls()).containsExactly(id.value());
    }

    private IssuedId issue(String body) {
        return ids.issue("Test", "caller", "/things", KEY, body.getBytes(StandardCharsets.UTF_8));
    }

    private void arrives(IssuedId id, String callback) {
        operations
                .endings()
                .completeIfCancelled(new Command(
                        id.value(),
                        "Test",
                        "subject",
                        "caller",
                        "/things",
                        KEY,
                        null,
                        callback,
                        NOON.minusSeconds(9),
                        null,
                        "{}"));
    }

    private Map<String, Operation> known(String caller) {
        return operations.findByKeys(caller, "/things", List.of(KEY));
    }

    private List<String> calls() {
        return database.database()
                .read(connection -> Sql.list(
                        connection, "SELECT operation FROM webhook_delivery", row -> row.getString("operation")));
    }
}
