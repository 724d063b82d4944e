package org.millrace.faults;

/**
 * A request that was settled, and how its operation ended.
 *
 * @param id the operation's, null for what is synchronous
 * @param status succeeded, failed, cancelled; null for what was refused at once
 * @param resource what it made, as the operation names it, or null
 * @param problem type of the problem that it failed with, or null
 */
record Ended(Request request, String id, String status, String resource, String problem) {
    boolean succeeded() {
        return "succeeded".equals(status);
    }

    /** Accepted, and not yet done. */
    boolean isPending() {
        return "accepted".equals(status) || "running".equals(status);
    }

    /** Its consumer gave it up. */
    boolean deadLettered() {
        return problem != null && problem.endsWith("/problems/dead-lettered");
    }

    /** The id of what it made. */
    String made() {
        return resource == null ? null : resource.substring(resource.lastIndexOf('/') + 1);
    }
}
