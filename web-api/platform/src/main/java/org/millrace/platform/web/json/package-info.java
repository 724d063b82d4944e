/** How JSON comes in and goes out: strictly, with limits, checked by its schema. */
package org.millrace.platform.web.json;
