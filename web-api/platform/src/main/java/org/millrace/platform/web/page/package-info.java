/** Long lists in pages, and the places in them. */
package org.millrace.platform.web.page;
