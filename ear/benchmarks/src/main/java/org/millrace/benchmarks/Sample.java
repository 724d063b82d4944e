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
        try {
            ByteBuffer buffer = ByteBuffer.wrap(Base64.getDecoder().decode(parts[1]));
            return new Sample(Double.parseDouble(parts[0]), Histogram.decodeFromCompressedByteBuffer(buffer, 0));
        } catch (DataFormatException broken) {
            throw new IllegalArgumentException(line, broken);
        }
    }
}
