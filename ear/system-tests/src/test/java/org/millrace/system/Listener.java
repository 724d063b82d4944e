package org.millrace.system;

import java.time.Duration;

/** A consumer with its connection. What it has returned is acknowledged. */
interface Listener extends AutoCloseable {

    /** {@return the next message, or null if none comes in time} */
    Heard next(Duration patience);

    @Override
    void close();
}
