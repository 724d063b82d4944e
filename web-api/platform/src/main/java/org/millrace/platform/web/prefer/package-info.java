/** How long a client would rather wait. */
package org.millrace.platform.web.prefer;
