/** Requests that are done later: accepted as soon as the broker has them on disk. */
package org.millrace.platform.web.command;
