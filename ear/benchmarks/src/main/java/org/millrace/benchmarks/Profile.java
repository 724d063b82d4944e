package org.millrace.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JFR recording of the server under one load, for who asks for it; beside the measurements, which it would disturb. */
final class Profile {

    /** What the server is recorded at. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    private final long process;

    private Profile(long process) {
        this.process = process;
    }

    /** Does the work once more and records it, if the options name a file for that. */
    static void record(TestBed bed, Options options, Work work) throws Exception {
        if (options.profile().isEmpty()) {
            return;
        }
        Profile profile = new Profile(bed.serverProcess().pid());
        Path file = options.target().resolve(options.profile());
        profile.ask("JFR.start", "name=benchmark", "settings=profile");
        work.run();
        profile.ask("JFR.stop", "name=benchmark", "filename=" + file);
        System.out.println(file);
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
}
