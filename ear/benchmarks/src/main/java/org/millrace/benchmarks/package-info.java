/** The running system side by side with what its own broker, web server and database can do at most. */
package org.millrace.benchmarks;
