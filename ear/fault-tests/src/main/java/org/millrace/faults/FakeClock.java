package org.millrace.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the server takes for the time of day, by libfaketime; how long something lasts stays true. */
final class FakeClock {
    private final Path file;

    /** @param file from which the server reads, each second, how wrong the clock is */
    FakeClock(Path file) {
        this.file = file;
        show("+0");
    }

    /** Why there can be none; empty if there can. */
    static Optional<String> obstacle() {
        return library().isPresent() ? Optional.empty() : Optional.of("libfaketime is not installed");
    }

    /** The environment variables of a process that is to believe it. */
    Map<String, String> environment() {
        return Map.of(
                "LD_PRELOAD", library().orElseThrow().toString(),
                "FAKETIME_TIMESTAMP_FILE", file.toString(),
                "FAKETIME_CACHE_DURATION", "1",
                "FAKETIME_DONT_FAKE_MONOTONIC", "1",
                // meant for an old C library: with a new one, every timed wait would end at once
                "FAKETIME_FORCE_MONOTONIC_FIX", "0",
                "NO_FAKE_STAT", "1");
    }

    /** @param offset as libfaketime reads it: {@code +1h} is an hour ahead, {@code +0} is right */
    void show(String offset) {
        try {
            Path next = file.resolveSibling("clock.next");
            Files.writeString(next, offset + "\n");
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where Debian and its kin install it. */
    private static Optional<Path> library() {
        try (Stream<Path> folders = Files.list(Path.of("/usr/lib"))) {
            return folders.map(folder -> folder.resolve("faketime/libfaketimeMT.so.1"))
                    .filter(Files::exists)
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
