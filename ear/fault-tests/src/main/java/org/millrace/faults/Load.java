package org.millrace.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Clients that work in parallel until they are stopped. Who gets no clear answer waits a little and goes on. */
final class Load implements AutoCloseable {
    private static final int PAUSE_MS = 250;

    /** Longest time to think between two requests: what is accepted for minutes on end has to be processed too. */
    private static final int THINKING_MS = 60;

    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopped;

    Load(Caller caller, Options options, int round) {
        for (int client = 0; client < options.clients(); client++) {
            Workload workload = new Workload(
                    "r%d-c%d".formatted(round, client), new Random(options.seed() * 31 + round * 1_000L + client));
            Random pace = new Random(client);
            Thread thread = new Thread(() -> work(caller, workload, pace), "client " + client);
            threads.add(thread);
            thread.start();
        }
    }

    private void work(Caller caller, Workload workload, Random pace) {
        while (!stopped) {
            if (caller.send(workload.next()).outcome() == Outcome.UNKNOWN) {
                Pause.millis(PAUSE_MS);
            }
            Pause.millis(pace.nextInt(THINKING_MS));
        }
    }

    /** Returns when the last answer is there. */
    @Override
    public void close() {
        stopped = true;
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
