package org.millrace.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.millrace.client.Complaint;

/** A file system in memory under the broker's journal, which can be filled to its last byte. */
final class SmallDisk implements AutoCloseable {
    private static final String SIZE = "size=256m";

    private final Path folder;

    /** @param folder empty, or not there yet */
    SmallDisk(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        if (mount(folder) != 0) {
            throw new Complaint("cannot mount a small file system on " + folder);
        }
    }

    /** Why there can be none; empty if there can. */
    static Optional<String> obstacle() {
        try {
            Path trial = Files.createTempDirectory("millrace");
            boolean mounted = mount(trial) == 0;
            release(trial);
            Files.delete(trial);
            return mounted ? Optional.empty() : Optional.of("mounting a small file system takes root's rights");
        } catch (IOException e) {
            return Optional.of("no small file system can be mounted: " + e.getMessage());
        }
    }

    void fill() {
        try (OutputStream out = Files.newOutputStream(ballast())) {
            byte[] zeros = new byte[4096];
            while (true) {
                out.write(zeros);
            }
        } catch (IOException full) {
            if (!Files.exists(ballast())) {
                throw new UncheckedIOException(full);
            }
        }
    }

    void free() {
        try {
            Files.delete(ballast());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            release(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes away what is mounted there, if anything is. */
    static void release(Path folder) throws IOException {
        if (Files.readString(Path.of("/proc/mounts")).contains(" " + folder + " ")) {
            Shell.run(List.of("umount", "-l", folder.toString()));
        }
    }

    private static int mount(Path folder) {
        return Shell.run(List.of("mount", "-t", "tmpfs", "-o", SIZE, "millrace", folder.toString()));
    }

    private Path ballast() {
        return folder.resolve("ballast");
    }
}
