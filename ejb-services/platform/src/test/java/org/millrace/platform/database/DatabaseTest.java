package org.millrace.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.arjuna.ats.jta.TransactionManager;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An orderly stop cuts no transaction off from what it writes with. */
@Timeout(30)
class DatabaseTest {

    private final Database database =
            new Database(null, TransactionManager.transactionManager(), null, new Availability(null, () -> {}));

    @Test
    void closingWaitsForTheTransactionUnderWayAndBeginsNoOther() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        CompletableFuture<String> work = CompletableFuture.supplyAsync(() -> database.inTransaction(() -> {
            begun.countDown();
            waitFor(end);
            return "done";
        }));
        begun.await();

        CompletableFuture<Void> closing = CompletableFuture.runAsync(database::close);
        await().untilAsserted(() ->
                assertThatThrownBy(() -> database.inTransaction(() -> {})).isInstanceOf(DatabaseUnavailable.class));
        assertThat(closing).isNotDone();
        assertThat(work).isNotDone();

        end.countDown();
        closing.join();
        assertThat(work.join()).isEqualTo("done");
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopping) {
            throw new IllegalStateException(stopping);
        }
    }
}
