/** Runs Millrace on one machine: a real PostgreSQL, the configured WildFly with both EARs, and somebody who minds them. */
package org.millrace.launcher;
