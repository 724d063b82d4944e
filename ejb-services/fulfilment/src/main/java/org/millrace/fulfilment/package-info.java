/** From the order that Sales took to its delivery: what commands and events do here, and how the platform is bound. */
package org.millrace.fulfilment;
