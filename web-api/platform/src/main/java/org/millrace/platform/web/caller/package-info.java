/** Who asks, and who may. */
package org.millrace.platform.web.caller;
