package org.millrace.benchmarks;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/**
 * What one measurement of one contestant gave.
 *
 * @param perSecond how many were done a second
 * @param latencies of each, in microseconds
 */
record Sample(double perSecond, Histogram latencies) {

    /** The line by which a load generator's process tells it. */
    String line() {
        ByteBuffer buffer = ByteBuffer.allocate(latencies.getNeededByteBufferCapacity());
        int length = latencies.encodeIntoCompressedByteBuffer(buffer);
        return perSecond + " " + Base64.getEncoder().encodeToString(java.util.Arrays.copyOf(buffer.array(), length));
    }

    /** Reads {@link #line}. */
    static Sample parse(String line) {
        String[] parts = line.strip().split(" ");
        return new Sample(Double.parseDouble(parts[0]), histogram(parts[1]));
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
