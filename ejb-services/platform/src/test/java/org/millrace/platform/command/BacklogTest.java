package org.millrace.platform.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.millrace.platform.problem.LimitReached;

class BacklogTest {

    @Test
    void countsWhatIsSentBeforeTheBrokerIsAsked() {
        Backlog backlog = new Backlog(null, "test.commands", 10);

        backlog.admit();
        backlog.admit();

        assertThat(backlog.depth()).isEqualTo(2);
    }

    @Test
    void admitsAsManyAsMayWaitAndTellsTheNextWhenToComeAgain() {
        Backlog backlog = new Backlog(null, "test.commands", 2);
        backlog.admit();
        backlog.admit();

        assertThatThrownBy(backlog::admit)
                .asInstanceOf(InstanceOfAssertFactories.type(LimitReached.class))
                .satisfies(full -> {
                    assertThat(full.problem().status()).isEqualTo(503);
                    assertThat(full.problem().type()).endsWith("#temporary-reduced-capacity");
                    assertThat(full.retryAfter()).isBetween(1L, 60L);
                });
        assertThat(backlog.depth()).isEqualTo(2);
    }

    @Test
    void admitsNothingWhereNothingMayWait() {
        Backlog closed = new Backlog(null, "test.commands", 0);

        assertThatThrownBy(closed::admit).isInstanceOf(LimitReached.class);
    }

    @Test
    void isCrowdedWhileManyAreOnTheirWayToTheBrokerAndTheCoresAreBusy() {
        Backlog backlog = backlogWhere(1.0);
        admit(backlog, 4);
        boolean unhurried = backlog.crowded();
        admit(backlog, 1);
        boolean hurried = backlog.crowded();
        backlog.settle();

        assertThat(unhurried).isFalse();
        assertThat(hurried).isTrue();
        assertThat(backlog.crowded()).isFalse();
    }

    @Test
    void isNotCrowdedWhereTheCoresHaveTimeHoweverLongTheBrokerTakes() {
        Backlog backlog = backlogWhere(0.5);

        admit(backlog, 100);

        assertThat(backlog.crowded()).isFalse();
    }

    @Test
    void isNotCrowdedAnyMoreWhenATenthOfWhatMayWaitDoes() {
        Backlog backlog = backlogWhere(1.0);

        admit(backlog, 99);
        boolean burst = backlog.crowded();
        admit(backlog, 1);

        assertThat(burst).isTrue();
        assertThat(backlog.crowded()).isFalse();
    }

    private static Backlog backlogWhere(double load) {
        return new Backlog(null, "test.commands", 1_000, new Cores(() -> load));
    }

    private static void admit(Backlog backlog, int commands) {
        for (int command = 0; command < commands; command++) {
            backlog.admit();
        }
    }
}
