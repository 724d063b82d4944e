/** By what a request is found again. */
package org.millrace.platform.web.trace;
