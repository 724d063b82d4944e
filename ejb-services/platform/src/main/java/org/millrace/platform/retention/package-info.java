/** What is kept for some time only. */
package org.millrace.platform.retention;
