package org.millrace.benchmarks;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/**
 * What one measurement of one contestant gave.
 *
 * @param perSecond how many were done a second
 * @param all how many were done, those included that were not measured
 * @param latencies of each, in microseconds; empty where only the rate was measured
 * @param window when
 */
record Sample(double perSecond, long all, Histogram latencies, Window window) {

    /** The line by which a load generator's process tells it. */
    String line() {
        ByteBuffer buffer = ByteBuffer.allocate(latencies.getNeededByteBufferCapacity());
        int length = latencies.encodeIntoCompressedByteBuffer(buffer);
        return perSecond + " " + all + " " + window.begin() + " " + window.end() + " "
                + Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
    }

    /** Reads {@link #line}. */
    static Sample parse(String line) {
        String[] parts = line.strip().split(" ");
        return new Sample(
                Double.parseDouble(parts[0]),
                Long.parseLong(parts[1]),
                histogram(parts[4]),
                new Window(Long.parseLong(parts[2]), Long.parseLong(parts[3])));
    }

    /** A rate alone: so many were done in that time. */
    static Sample rate(double done, Window window) {
        return new Sample(done / window.seconds(), Math.round(done), new Histogram(3), window);
    }

    /** Reads a compressed histogram in base64, as HdrHistogram's logs have it too. */
    static Histogram histogram(String base64) {
        try {
            return Histogram.decodeFromCompressedByteBuffer(
                    ByteBuffer.wrap(Base64.getDecoder().decode(base64)), 0);
        } catch (DataFormatException broken) {
            throw new IllegalArgumentException(base64, broken);
        }
    }
}
