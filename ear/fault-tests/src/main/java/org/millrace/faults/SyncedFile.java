package org.millrace.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Lines that are appended by many; one sync serves all that wait for it. */
final class SyncedFile implements AutoCloseable {
    private final FileChannel file;
    private final Object disk = new Object();
    private long written;
    private volatile long synced;

    /** An earlier file of that name is emptied. */
    SyncedFile(Path path) throws IOException {
        file = FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
    }

    /** @return where the line ends */
    synchronized long append(String line) {
        try {
            written += file.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
            return written;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns when all up to there is on the disk. */
    void sync(long end) {
        synchronized (disk) {
            if (synced < end) {
                long covered = end();
                try {
                    file.force(false);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                synced = covered;
            }
        }
    }

    private synchronized long end() {
        return written;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
