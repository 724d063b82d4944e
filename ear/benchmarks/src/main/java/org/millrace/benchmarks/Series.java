package org.millrace.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import org.HdrHistogram.Histogram;

/** What one contestant gave in all rounds. */
final class Series {

    private final Function<Window, Cpu> meter;
    private final List<Double> rates = new ArrayList<>();
    private final Histogram latencies = new Histogram(3);
    private Cpu cpu = Cpu.NONE;
    private double seconds;

    /** @param meter the CPU time used in a window */
    Series(Function<Window, Cpu> meter) {
        this.meter = meter;
    }

    void add(Sample sample) {
        rates.add(sample.perSecond());
        latencies.add(sample.latencies());
        cpu = cpu.plus(meter.apply(sample.window()));
        seconds += sample.window().seconds();
    }

    /** The median of the rounds, a second. */
    double perSecond() {
        double[] sorted =
                rates.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** The rate of each round, in the order of time. */
    DoubleStream rates() {
        return rates.stream().mapToDouble(Double::doubleValue);
    }

    /** How many latencies were measured; 0 where only the rate was. */
    long count() {
        return latencies.getTotalCount();
    }

    /** Of all rounds together, in microseconds. */
    double percentile(double percentile) {
        return latencies.getValueAtPercentile(percentile);
    }

    /** CPU time used while this was measured, in all rounds together. */
    Cpu cpu() {
        return cpu;
    }

    /** How long it was measured, in all rounds together. */
    double seconds() {
        return seconds;
    }
}
