/** Where things are found by others. */
package org.millrace.platform.web.link;
