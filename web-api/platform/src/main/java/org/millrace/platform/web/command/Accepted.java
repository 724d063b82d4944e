package org.millrace.platform.web.command;

import org.millrace.platform.operation.Operation;

/**
 * A command that is sure to be done.
 *
 * @param replayed whether it is known that the same was sent before
 */
record Accepted(Operation operation, boolean replayed) {}
