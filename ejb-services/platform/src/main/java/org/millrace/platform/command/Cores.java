package org.millrace.platform.command;

import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * Whether the machine's cores have time left, or what its quota leaves to a container. Who binds the server to some of the
 * cores only will seldom see them scarce.
 */
final class Cores {

    /** From here on, most that comes waits for a core. */
    private static final double SCARCE = 0.8;

    /** In less time the system counts too few of its hundredths of a second. */
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

    /** By what was used since this was last asked, or a little before. */
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
        } catch (JMException | RuntimeException unknown) {
            return -1;
        }
    }
}
