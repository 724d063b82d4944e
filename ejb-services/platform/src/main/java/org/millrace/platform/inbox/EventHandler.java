package org.millrace.platform.inbox;

/** Takes one type of event from another context, inside the transaction that also records that it was taken. */
@FunctionalInterface
public interface EventHandler {

    void handle(ReceivedEvent event);
}
