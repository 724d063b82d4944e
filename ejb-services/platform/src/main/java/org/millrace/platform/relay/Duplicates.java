package org.millrace.platform.relay;

/** Artemis rolls back a whole transaction in which one message is a duplicate, and says so by this. */
final class Duplicates {

    private Duplicates() {}

    static boolean rejected(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String text = String.valueOf(cause.getMessage());
            if (cause.getClass().getSimpleName().equals("ActiveMQDuplicateIdException")
                    || text.contains("AMQ219065")
                    || text.contains("Duplicate message detected")) {
                return true;
            }
        }
        return false;
    }
}
