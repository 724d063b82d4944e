package org.millrace.platform.event;

/** Events after the position that was asked for are not kept any more: to read on from there would leave some out. */
public final class EventsForgotten extends RuntimeException {

    private final long position;

    EventsForgotten(long position) {
        super("Events are kept after position " + position + " only", null, false, false);
        this.position = position;
    }

    /** The position before the oldest event that is kept. */
    public long position() {
        return position;
    }
}
