/** What will not be there for ever, and how its users are told in time. */
package org.millrace.platform.web.deprecation;
