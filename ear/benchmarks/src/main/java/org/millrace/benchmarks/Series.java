package org.millrace.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.HdrHistogram.Histogram;

/** What one contestant gave in all rounds. */
final class Series {

    private final List<Double> rates = new ArrayList<>();
    private final Histogram latencies = new Histogram(3);

    void add(Sample sample) {
        rates.add(sample.perSecond());
        latencies.add(sample.latencies());
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

    /** False where only the rate was measured. */
    boolean hasLatencies() {
        return latencies.getTotalCount() > 0;
    }

    /** Of all rounds together, in microseconds. */
    double percentile(double percentile) {
        return latencies.getValueAtPercentile(percentile);
    }
}
