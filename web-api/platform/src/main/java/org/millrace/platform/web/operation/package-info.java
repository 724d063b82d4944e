/** What became of an accepted request. */
package org.millrace.platform.web.operation;
