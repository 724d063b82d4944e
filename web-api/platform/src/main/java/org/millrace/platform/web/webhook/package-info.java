/** The webhooks of a caller: registered here, sent by the platform. */
package org.millrace.platform.web.webhook;
