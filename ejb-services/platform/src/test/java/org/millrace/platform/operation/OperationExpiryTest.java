package org.millrace.platform.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.millrace.platform.callback.Callbacks;
import org.millrace.platform.command.Command;
import org.millrace.platform.problem.Refusal;
import org.millrace.platform.relay.LogDatabase;
import org.millrace.platform.signal.Signal;

class OperationExpiryTest {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final int MANY = 1_000;

    private final OperationIds ids = new OperationIds(new byte[16]);
    private LogDatabase database;
    private Operations operations;

    @BeforeEach
    void start() throws Exception {
        database = new LogDatabase();
        operations = operationsAt(NOON);
    }

    @AfterEach
    void stop() throws Exception {
        database.close();
    }

    @Test
    void whatEndedLongAgoIsGoneWithAndWithoutAKey() {
        IssuedId keyed = ids.issue("Test", "caller", "/things", "key", "{}".getBytes(StandardCharsets.UTF_8));
        IssuedId unkeyed = ids.issue("Test", "caller");
        end(keyed);
        end(unkeyed);

        assertThat(operations.expire(NOON.plusSeconds(1), MANY)).isEqualTo(2);

        for (IssuedId id : new IssuedId[] {keyed, unkeyed}) {
            assertThatThrownBy(() -> operations.find(id))
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            gone -> assertThat(gone.problem().status()).isEqualTo(410));
        }
    }

    @Test
    void whatEndedLaterIsKept() {
        IssuedId id = ids.issue("Test", "caller");
        end(id);

        assertThat(operations.expire(NOON, MANY)).isZero();

        assertThat(operations.find(id).status()).isEqualTo(Operation.Status.CANCELLED);
    }

    @Test
    void whatStillWaitsInTheQueueIsAcceptedHoweverLongItWaits() {
        IssuedId waiting = ids.issue("Test", "caller");

        operations.expire(NOON.plusSeconds(1), MANY);

        assertThat(operations.find(waiting).status()).isEqualTo(Operation.Status.ACCEPTED);
    }

    @Test
    void whatWasCancelledIsKeptUntilItsCommandHasComeSoThatItDoesNotRun() {
        IssuedId id = ids.issue("Test", "caller");
        operations.cancel(id, "caller");

        assertThat(operations.expire(NOON.plusSeconds(1), MANY)).isZero();

        operations.endings().completeIfCancelled(command(id));
        assertThat(operations.expire(NOON.plusSeconds(1), MANY)).isOne();
    }

    @Test
    void whatWasCancelledLongBeforeItsCommandCameIsKeptForItsRepeats() {
        IssuedId id = ids.issue("Test", "caller");
        operationsAt(NOON.minusSeconds(99)).cancel(id, "caller");
        operations.endings().completeIfCancelled(command(id));

        assertThat(operations.expire(NOON, MANY)).isZero();
    }

    @Test
    void whatIsGoneCanNotBeCancelled() {
        IssuedId id = ids.issue("Test", "caller");
        end(id);
        operations.expire(NOON.plusSeconds(1), MANY);

        assertThat(operations.cancel(id, "caller")).isFalse();
        assertThatThrownBy(() -> operations.find(id)).isInstanceOf(Refusal.class);
    }

    /** It was put aside, and then the original came again and succeeded. */
    @Test
    void aCopyOfWhatHasRunDoesNotRunHoweverLateItIsSentBack() {
        Command command = command(ids.issue("Test", "caller"));
        run(command);
        operations.expire(NOON.plusSeconds(1), MANY);

        assertThatThrownBy(() -> run(command)).matches(DoneBefore::explains);
        assertThat(attempts(command)).isZero();
    }

    @Test
    void whatWasPutAsideAndNeverRanStillCanWhenItIsSentBack() {
        Command command = command(ids.issue("Test", "caller"));
        inTransaction(() -> operations.endings().deadLetter(command, OperationProblems.deadLettered(3)));
        operations.expire(NOON.plusSeconds(1), MANY);

        assertThat(attempts(command)).isOne();
        run(command);
    }

    @Test
    void anExpiredKeyThatIsSentAgainIsAnotherCommand() {
        IssuedId id = ids.issue("Test", "caller", "/things", "key", "{}".getBytes(StandardCharsets.UTF_8));
        run(command(id));
        operations.expire(NOON.plusSeconds(1), MANY);

        run(command(id, NOON.plusSeconds(60)));

        assertThat(operations.find(id).status()).isEqualTo(Operation.Status.SUCCEEDED);
    }

    @Test
    void aStepDeletesNoMoreThanItShould() {
        Stream.generate(() -> ids.issue("Test", "caller")).limit(5).forEach(this::end);

        assertThat(operations.expire(NOON.plusSeconds(1), 3)).isEqualTo(3);
        assertThat(operations.expire(NOON.plusSeconds(1), 3)).isEqualTo(2);
        assertThat(operations.expire(NOON.plusSeconds(1), 3)).isZero();
    }

    private Operations operationsAt(Instant now) {
        return new Operations(
                database.database(), new Callbacks(new Signal(), Clock.systemUTC()), Clock.fixed(now, ZoneOffset.UTC));
    }

    private void end(IssuedId id) {
        operations.cancel(id, "caller");
        operations.endings().completeIfCancelled(command(id));
    }

    private void run(Command command) {
        inTransaction(() -> operations.endings().succeed(command, "/things/1", NOON, false));
    }

    private int attempts(Command command) {
        return database.database().inTransaction(() -> operations.attempted(command));
    }

    private void inTransaction(Runnable work) {
        database.database().inTransaction(work);
    }

    private static Command command(IssuedId id) {
        return command(id, NOON);
    }

    private static Command command(IssuedId id, Instant acceptedAt) {
        return new Command(id.value(), "Test", "s", "caller", "/things", null, null, null, acceptedAt, null, "{}");
    }
}
