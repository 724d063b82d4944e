package org.millrace.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a killed launcher left behind is found again, and nothing else is taken for it. */
class OrphanTest {

    @TempDir
    Path directory;

    private Path file;
    private Process process;

    @BeforeEach
    void startAndForget() throws IOException {
        file = directory.resolve("part.pid");
        process = new ProcessBuilder("sleep", "1234").start();
        new PidFile(file, "no such argument").remember(process.toHandle());
    }

    @AfterEach
    void end() {
        process.destroyForcibly();
    }

    @Test
    void isFoundByWhenItBegan() {
        assertThat(new PidFile(file, "no such argument").alive()).contains(process.toHandle());
    }

    @Test
    void isFoundByItsArgumentsAfterTheClockWasSet() throws IOException {
        Files.writeString(file, process.pid() + " 1000");

        assertThat(new PidFile(file, "1234").alive()).contains(process.toHandle());
    }

    @Test
    void isNotTakenForAnotherProcessWithItsId() throws IOException {
        Files.writeString(file, process.pid() + " 1000");

        assertThat(new PidFile(file, "5678").alive()).isEmpty();
    }

    @Test
    void isGoneOnceItHasEnded() throws InterruptedException {
        process.destroyForcibly().waitFor();

        assertThat(new PidFile(file, "1234").alive()).isEmpty();
    }

    @Test
    void isNobodyWhereTheFileWasCutOff() throws IOException {
        Files.writeString(file, "");

        assertThat(new PidFile(file, "1234").alive()).isEmpty();
    }
}
