package org.millrace.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.millrace.platform.relay.LogDatabase;
import org.postgresql.ds.PGSimpleDataSource;

/** Who starts waits for a database that is there, and does without one that is away. */
@Timeout(60)
class AvailabilityTest {

    @Test
    void whoStartsGoesOnOnceTheSchemaIsUpToDate() throws Exception {
        CountDownLatch migrated = new CountDownLatch(1);
        try (LogDatabase database = new LogDatabase();
                Availability availability = watched(database.pool(), () -> await(migrated))) {
            CompletableFuture<Void> started =
                    CompletableFuture.runAsync(() -> await(availability, Duration.ofMinutes(1)));
            assertThat(started).isNotDone();

            migrated.countDown();
            started.join();

            assertThat(availability.isAvailable()).isTrue();
        }
    }

    @Test
    void whoStartsGoesOnWithoutADatabaseThatStaysAway() throws IOException {
        try (Availability availability = watched(nowhere(), () -> {})) {
            await(availability, Duration.ofMillis(300));

            assertThat(availability.isAvailable()).isFalse();
        }
    }

    private static Availability watched(DataSource dataSource, Runnable migration) {
        Availability availability = new Availability(dataSource, migration);
        new Thread(availability::watch).start();
        return availability;
    }

    private static DataSource nowhere() throws IOException {
        try (ServerSocket unused = new ServerSocket(0)) {
            PGSimpleDataSource dataSource = new PGSimpleDataSource();
            dataSource.setPortNumbers(new int[] {unused.getLocalPort()});
            return dataSource;
        }
    }

    private static void await(Availability availability, Duration patience) {
        try {
            availability.awaitAtMost(patience);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
