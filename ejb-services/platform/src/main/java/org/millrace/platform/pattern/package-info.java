/** What shows in a series of events and in none of them alone: complex events, found in the context's own log. */
package org.millrace.platform.pattern;
