package org.millrace.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JFR recording of the server, from its start to its closing. */
final class Profile implements AutoCloseable {

    private final long process;
    private final Path file;

    private Profile(long process, Path file) {
        this.process = process;
        this.file = file;
    }

    static Profile of(TestBed bed, Options options) {
        return new Profile(bed.serverProcess().pid(), options.target().resolve(options.profile()));
    }

    void start() {
        ask("JFR.start", "name=benchmark", "settings=profile");
    }

    private void ask(String... command) {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        List<String> words = new ArrayList<>(List.of(jcmd, Long.toString(process)));
        words.addAll(List.of(command));
        try {
            new ProcessBuilder(words)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        ask("JFR.stop", "name=benchmark", "filename=" + file);
    }
}
