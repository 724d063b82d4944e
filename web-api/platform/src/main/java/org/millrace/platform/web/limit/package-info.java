/** How much a caller may ask for. */
package org.millrace.platform.web.limit;
