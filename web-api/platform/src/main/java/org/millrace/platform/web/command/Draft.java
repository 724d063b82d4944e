package org.millrace.platform.web.command;

import org.millrace.platform.operation.IssuedId;

/**
 * A command that was found good and is not sent yet.
 *
 * @param subject id of what it is about, or null to let the operation's id be that of the new thing
 * @param key by which it is recognised, or null
 */
record Draft(IssuedId id, String subject, String key, String json) {}
