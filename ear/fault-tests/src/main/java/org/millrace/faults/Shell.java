package org.millrace.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The system's own programs. */
final class Shell {
    private Shell() {}

    /** Waits for its end; what it says is nobody's concern. @return its exit code */
    static int run(List<String> command) {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
