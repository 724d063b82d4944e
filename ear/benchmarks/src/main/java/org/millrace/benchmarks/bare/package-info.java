/** What is deployed beside the system to be compared with it: the least that does the same kind of work. */
package org.millrace.benchmarks.bare;
