package org.millrace.platform.command;

import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import javax.management.JMException;
import javax.management.ObjectName;

/** Whether the cores that this server may use, be it a machine's or a container's, have time left. */
final class Cores {

    /** From here on, most that comes waits for a core. */
    private static final double SCARCE = 0.8;

    /** The system counts in hundredths of a second: a shorter look would see too little. */
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final DoubleSupplier load;
    private boolean scarce;
    private long lookedAt;

    Cores() {
        this(Cores::load);
    }

    /** @param load used since it was last asked for, from 0 to 1; negative if unknown */
    Cores(DoubleSupplier load) {
        this.load = load;
        this.lookedAt = System.nanoTime() - LOOK_NANOS;
    }

    synchronized boolean scarce() {
        long now = System.nanoTime();
        if (now - lookedAt >= LOOK_NANOS) {
            scarce = load.getAsDouble() > SCARCE;
            lookedAt = now;
        }
        return scarce;
    }

    /** By the MBean's name, since a deployment does not see the JDK's own class for it. */
    private static double load() {
        try {
            return (double) ManagementFactory.getPlatformMBeanServer()
                    .getAttribute(new ObjectName(ManagementFactory.OPERATING_SYSTEM_MXBEAN_NAME), "CpuLoad");
        } catch (JMException unknown) {
            return -1;
        }
    }
}
