package org.millrace.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The server here keeps its word: before a commit and after each end it tells who has registered, in order. */
class CommitBatchTest {

    private final List<String> happened = new ArrayList<>();
    private final List<Synchronization> registered = new ArrayList<>();
    private final Map<Object, Object> resources = new HashMap<>();
    private Object running;

    private final Database database = new Database(
            answering(DataSource.class, Map.of("getConnection", arguments -> answering(Connection.class, Map.of()))),
            null,
            answering(
                    TransactionSynchronizationRegistry.class,
                    Map.of(
                            "getTransactionKey", arguments -> running,
                            "getResource", arguments -> resources.get(arguments[0]),
                            "putResource", arguments -> resources.put(arguments[0], arguments[1]),
                            "registerInterposedSynchronization",
                                    arguments -> registered.add((Synchronization) arguments[0]))),
            new Availability(null, () -> {}));

    private final CommitBatch<String> batch = batch("written");

    @Test
    void whatIsAddedIsWrittenTogetherBeforeTheCommitAndToldAfterIt() {
        begin();
        batch.add("a");
        batch.add("b");
        assertThat(happened).isEmpty();

        end(Status.STATUS_COMMITTED);

        assertThat(happened).containsExactly("written [a, b]", "commit", "told of [a, b]");
    }

    @Test
    void nobodyHearsOfWhatIsRolledBack() {
        begin();
        batch.add("a");
        end(Status.STATUS_ROLLEDBACK);

        begin();
        batch.add("b");
        end(Status.STATUS_COMMITTED);

        assertThat(happened).containsExactly("written [b]", "commit", "told of [b]");
    }

    @Test
    void whoJoinsEarlierWritesEarlier() {
        CommitBatch<String> first = batch("first");
        begin();
        first.join();
        batch.add("b");
        first.add("a");

        end(Status.STATUS_COMMITTED);

        assertThat(happened).containsSubsequence("first [a]", "written [b]", "commit");
    }

    @Test
    void whereTheWritingFailsTheCommitDoes() {
        CommitBatch<String> broken = new CommitBatch<>(database, (connection, items) -> {
            throw new IllegalStateException("too late");
        });
        begin();
        broken.add("a");

        assertThatThrownBy(() -> end(Status.STATUS_COMMITTED)).hasMessage("too late");
        assertThat(happened).isEmpty();
    }

    @Test
    void itNeedsATransaction() {
        running = null;

        assertThatThrownBy(() -> batch.add("a")).hasMessageContaining("Needs a running transaction");
    }

    private CommitBatch<String> batch(String name) {
        return new CommitBatch<>(database, (connection, items) -> {
            happened.add(name + " " + items);
            return () -> happened.add("told of " + items);
        });
    }

    private void begin() {
        registered.clear();
        resources.clear();
        running = "the transaction";
    }

    private void end(int status) {
        if (status == Status.STATUS_COMMITTED) {
            registered.forEach(Synchronization::beforeCompletion);
            happened.add("commit");
        }
        registered.forEach(each -> each.afterCompletion(status));
    }

    /** Methods that have no answer return null. */
    private static <T> T answering(Class<T> type, Map<String, Function<Object[], Object>> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) ->
                        answers.getOrDefault(method.getName(), none -> null).apply(arguments)));
    }
}
