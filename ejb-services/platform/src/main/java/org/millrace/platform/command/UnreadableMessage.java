package org.millrace.platform.command;

/** A message that is not one of ours: trying again would not help, so it is put aside for a person to look at. */
public final class UnreadableMessage extends RuntimeException {

    public UnreadableMessage(String reason) {
        super(reason);
    }
}
