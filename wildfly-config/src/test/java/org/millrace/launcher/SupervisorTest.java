package org.millrace.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorTest {

    @TempDir
    Path directory;

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    @Test
    void startsAPartAgainThatWasKilled() {
        Sleeper part = new Sleeper(true);
        Supervisor supervisor = new Supervisor(part, new Console(new PrintStream(told)));
        supervisor.begin().join();
        ProcessHandle killed = part.process().orElseThrow();

        killed.destroyForcibly();

        await().atMost(Duration.ofSeconds(10))
                .until(() -> part.process().filter(now -> !now.equals(killed)).isPresent());
        supervisor.stop();
        assertThat(part.process()).isEmpty();
        assertThat(told.toString())
                .contains("Sleeper has died; starting it again in 1 s")
                .contains("Stopping Sleeper");
    }

    @Test
    void givesUpOnAPartThatNeverBecomesReady() {
        Supervisor supervisor = new Supervisor(new Sleeper(false), new Console(new PrintStream(told)));

        assertThatThrownBy(() -> supervisor.begin().join())
                .hasMessageContaining("Sleeper will not wake")
                .hasMessageContaining("sleeper.log");
        supervisor.stop();
    }

    private final class Sleeper extends Part {

        private final boolean wakes;

        Sleeper(boolean wakes) {
            super("Sleeper", new PidFile(directory.resolve("sleeper.pid"), "sleep 4321"));
            this.wakes = wakes;
        }

        @Override
        public void awaitReady(Consumer<String> waitingFor) {
            if (!wakes) {
                throw new LaunchException("will not wake");
            }
        }

        @Override
        Path log() {
            return directory.resolve("sleeper.log");
        }

        @Override
        Process launch() {
            return Commands.detached(List.of("sleep", "4321"), Map.of(), directory, log());
        }

        @Override
        void requestStop(ProcessHandle process) {
            process.destroy();
        }

        @Override
        Duration patience() {
            return Duration.ofSeconds(5);
        }
    }
}
