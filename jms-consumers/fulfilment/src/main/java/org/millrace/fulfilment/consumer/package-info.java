/** The queues that Fulfilment reads, one class each. */
package org.millrace.fulfilment.consumer;
