package org.millrace.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Remembers a started process across the death of the launcher. A process id alone is soon somebody else's, so the time
 * at which the process began, or what it was started with, has to match as well.
 */
final class PidFile {

    /** A clock that is set while the process runs moves its reported start a little. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    private final Path file;
    private final String argument;

    /** @param argument what is found in the command line of this process and of no other */
    PidFile(Path file, String argument) {
        this.file = file;
        this.argument = argument;
    }

    void remember(ProcessHandle process) {
        Instant begin = process.info().startInstant().orElse(Instant.EPOCH);
        PrivateFile.write(file, process.pid() + " " + begin.toEpochMilli() + "\n");
    }

    /** The remembered process, if it is still alive. */
    Optional<ProcessHandle> alive() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            String[] remembered = PrivateFile.read(file).strip().split(" ");
            Instant begin = Instant.ofEpochMilli(Long.parseLong(remembered[1]));
            return ProcessHandle.of(Long.parseLong(remembered[0]))
                    .filter(process -> !isZombie(process))
                    .filter(process -> began(process, begin) || startedWithArgument(process));
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    void forget() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** It has ended, and nobody has asked how: the children of a dead launcher, where no init collects them. */
    private static boolean isZombie(ProcessHandle process) {
        try {
            // state, behind the name in brackets (proc(5)); an empty command line would also be that of a program at
            // its start
            String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2) == 'Z';
        } catch (IOException gone) {
            return true;
        }
    }

    private static boolean began(ProcessHandle process, Instant begin) {
        return process.info()
                .startInstant()
                .filter(instant -> Duration.between(instant, begin).abs().compareTo(TOLERANCE) <= 0)
                .isPresent();
    }

    private boolean startedWithArgument(ProcessHandle process) {
        return process.info()
                .commandLine()
                .filter(line -> line.contains(argument))
                .isPresent();
    }
}
