package org.millrace.faults;

/**
 * A request that was settled, and how its operation ended.
 *
 * @param id the operation's, null for what is synchronous
 * @param status succeeded, failed, cancelled; null for what was refused at once
 * @param resource what it made, as the operation names it, or null
 */
record Ended(Request request, String id, String status, String resource) {
    boolean succeeded() {
        return "succeeded".equals(status);
    }

    /** The id of what it made. */
    String made() {
        return resource == null ? null : resource.substring(resource.lastIndexOf('/') + 1);
    }
}
