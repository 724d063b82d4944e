/** What is shown of a resource, and the conditions under which it is changed. */
package org.millrace.platform.web.state;
