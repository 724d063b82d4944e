/** Query parameters that nobody knows are refused. */
package org.millrace.platform.web.query;
