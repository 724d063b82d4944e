/** The log of events as any client can read and replay it. */
package org.millrace.platform.web.feed;
