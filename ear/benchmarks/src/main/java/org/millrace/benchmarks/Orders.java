package org.millrace.benchmarks;

import java.util.List;
import java.util.Map;
import org.millrace.launcher.Caller;

/** Orders from POST to topic, posted and heard of by a process of their own. */
final class Orders {

    private static final int CLIENTS = 64;
    private static final int UNDER_WAY = 512;

    private final TestBed bed;
    private long number;

    Orders(TestBed bed) {
        this.bed = bed;
    }

    /** As many as the system can do, with a fixed number on their way. */
    Sample asManyAsPossible(int warmup, int seconds) {
        return run(0, warmup, seconds);
    }

    /** At fixed intervals, so many a second. */
    Sample perSecond(double rate, int warmup, int seconds) {
        return run(rate, warmup, seconds);
    }

    private Sample run(double rate, int warmup, int seconds) {
        number += 100_000_000;
        return Sample.parse(JavaProcess.run(
                Map.of(
                        "LOAD_TOKEN", bed.token(Caller.SALES),
                        "LOAD_USER", bed.credentials().user(Caller.INTEGRATOR),
                        "LOAD_PASSWORD", bed.credentials().password(Caller.INTEGRATOR)),
                OrderToEvent.class.getName(),
                List.of(
                        Integer.toString(bed.ports().http()),
                        Integer.toString(CLIENTS),
                        Integer.toString(UNDER_WAY),
                        Double.toString(rate),
                        Integer.toString(warmup),
                        Integer.toString(seconds),
                        Long.toString(number),
                        bed.messagingUrl())));
    }
}
