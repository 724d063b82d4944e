/** What tells people and machines of the API before they call it. */
package org.millrace.platform.web.docs;
