/** Whatever goes wrong is told in one form (RFC 9457), with a page that explains it. */
package org.millrace.platform.web.problem;
