package org.millrace.faults;

/** What a client knows after an attempt. */
enum Outcome {
    /** Accepted or done: it must not be lost. */
    OK,
    /** Refused for good: it must not be applied. */
    FAILED,
    /** No answer, or one that may pass: applied or not, only sending it again tells. */
    UNKNOWN
}
