package org.millrace.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class SqlStatesTest {

    @Test
    void aLostConnectionIsRecognisedBehindAnyNumberOfCauses() {
        assertThat(SqlStates.unavailable(new IllegalStateException(new RuntimeException(state("08006")))))
                .isTrue();
        assertThat(SqlStates.unavailable(state("57P01"))).isTrue();
    }

    @Test
    void nobodysWorkCanBeDoneWithAFullDiskOrOnOneThatOnlyReads() {
        assertThat(SqlStates.unavailable(state("53100"))).isTrue();
        assertThat(SqlStates.unavailable(state("58030"))).isTrue();
        assertThat(SqlStates.unavailable(state("25006"))).isTrue();
    }

    @Test
    void whoseTransactionWasEndedSinceItStoodStillMayTryAgain() {
        assertThat(SqlStates.unavailable(state("25P03"))).isTrue();
    }

    @Test
    void aCommitThatFailedNamesItAmongTheSuppressed() {
        RuntimeException rolledBack = new RuntimeException("could not commit");
        rolledBack.addSuppressed(new RuntimeException(state("57P01")));

        assertThat(SqlStates.unavailable(new IllegalStateException(rolledBack))).isTrue();
    }

    @Test
    void aMistakeInAStatementIsNoLostConnection() {
        assertThat(SqlStates.unavailable(state("42P01"))).isFalse();
        assertThat(SqlStates.conflict(state("42P01"))).isFalse();
    }

    @Test
    void deadlocksAndSerializationFailuresAreConflicts() {
        assertThat(SqlStates.conflict(new RuntimeException(state("40P01")))).isTrue();
        assertThat(SqlStates.conflict(state("40001"))).isTrue();
    }

    private static SQLException state(String state) {
        return new SQLException("reason", state);
    }
}
