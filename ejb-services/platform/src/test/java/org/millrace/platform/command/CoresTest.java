package org.millrace.platform.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CoresTest {

    private final AtomicBoolean busy = new AtomicBoolean(true);

    @AfterEach
    void rest() {
        busy.set(false);
    }

    @Test
    void areScarceOnlyWhereNearlyAllOfThemIsUsed() {
        assertThat(new Cores(() -> 1).scarce()).isTrue();
        assertThat(new Cores(() -> 0.5).scarce()).isFalse();
        assertThat(new Cores(() -> -1).scarce()).isFalse();
    }

    @Test
    void areScarceWhileEachHasSomethingToDo() {
        Cores cores = new Cores();

        for (int core = 0; core < Runtime.getRuntime().availableProcessors(); core++) {
            new Thread(this::work).start();
        }

        await().until(cores::scarce);
    }

    private void work() {
        while (busy.get()) {
            Thread.onSpinWait();
        }
    }
}
