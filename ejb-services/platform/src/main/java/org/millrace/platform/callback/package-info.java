/** Who wants to be called back when an operation has ended. */
package org.millrace.platform.callback;
