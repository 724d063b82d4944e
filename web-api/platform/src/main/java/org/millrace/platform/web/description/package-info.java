/** What resources say of themselves, in the words of the documents that describe the API. */
package org.millrace.platform.web.description;
