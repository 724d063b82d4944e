package org.millrace.launcher;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** PostgreSQL's programs, unpacked from the archive that lies on the class path for this kind of machine. */
final class PostgresBinaries {

    private PostgresBinaries() {}

    /** Unpacks where that is not done yet; returns the folder with initdb, pg_ctl and postgres. */
    static Path in(Path directory) {
        Path programs = directory.resolve("bin");
        if (Files.exists(programs)) {
            return programs;
        }
        String archive = "/postgres-" + system() + "-" + architecture() + ".txz";
        try (InputStream packed = PostgresBinaries.class.getResourceAsStream(archive)) {
            if (packed == null) {
                throw new LaunchException("No PostgreSQL for this machine on the class path (" + archive + ").");
            }
            Path partial = directory.resolveSibling(directory.getFileName() + ".new");
            Trees.delete(partial);
            unpack(packed, partial);
            Trees.delete(directory);
            Files.move(partial, directory);
            return programs;
        } catch (IOException e) {
            throw new LaunchException("Cannot unpack PostgreSQL into " + directory + " (" + e + ").", e);
        }
    }

    private static void unpack(InputStream packed, Path directory) throws IOException {
        TarArchiveInputStream archive =
                new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(packed)));
        for (TarArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
            Path target = directory.resolve(entry.getName()).normalize();
            if (entry.isDirectory()) {
                Files.createDirectories(target);
                continue;
            }
            Files.createDirectories(target.getParent());
            if (entry.isSymbolicLink()) {
                Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            } else {
                Files.copy(archive, target);
                boolean program = (entry.getMode() & 0b001_000_000) != 0;
                Files.setPosixFilePermissions(
                        target, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
            }
        }
    }

    private static String system() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
    }

    private static String architecture() {
        return System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
    }
}
