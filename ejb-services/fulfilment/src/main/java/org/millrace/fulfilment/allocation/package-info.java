/** Who gets which stock: an order whole or not at all, and what comes in goes to the oldest that it fills. */
package org.millrace.fulfilment.allocation;
