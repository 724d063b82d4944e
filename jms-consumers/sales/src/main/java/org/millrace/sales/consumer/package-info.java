/** The queues that Sales reads, one class each. */
package org.millrace.sales.consumer;
