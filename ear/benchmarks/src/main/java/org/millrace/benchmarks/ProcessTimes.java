package org.millrace.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A process as {@code /proc/PID/stat} shows it (proc(5)).
 *
 * @param session the process that leads its session
 * @param own seconds of CPU
 * @param ended seconds of CPU of its children that have ended
 */
record ProcessTimes(long session, double own, double ended) {

    /** Of Linux, wherever a JVM runs on it. */
    private static final double TICKS_PER_SECOND = 100;

    /** What a process has used that is gone meanwhile is found with its parent. */
    private static final ProcessTimes GONE = new ProcessTimes(0, 0, 0);

    static ProcessTimes of(long process) {
        try {
            return parse(Files.readString(Path.of("/proc", Long.toString(process), "stat")));
        } catch (IOException gone) {
            return GONE;
        }
    }

    static ProcessTimes parse(String stat) {
        // the name before may contain anything
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return new ProcessTimes(
                Long.parseLong(fields[3]), ticks(fields[11], fields[12]), ticks(fields[13], fields[14]));
    }

    private static double ticks(String user, String system) {
        return (Long.parseLong(user) + Long.parseLong(system)) / TICKS_PER_SECOND;
    }

    /** The whole system's usage so far: the parts', and that of this process with the load generators it starts. */
    static Cpu used(ProcessHandle server, ProcessHandle database) {
        ProcessTimes self = of(ProcessHandle.current().pid());
        // the parts are children too, each in a session of its own
        double load = ProcessHandle.current()
                .children()
                .map(child -> of(child.pid()))
                .filter(child -> child.session() == self.session())
                .mapToDouble(ProcessTimes::own)
                .sum();
        ProcessTimes postmaster = of(database.pid());
        double backends = database.children()
                .mapToDouble(backend -> of(backend.pid()).own())
                .sum();
        return new Cpu(
                of(server.pid()).own(),
                postmaster.own() + postmaster.ended() + backends,
                self.own() + self.ended() + load);
    }
}
