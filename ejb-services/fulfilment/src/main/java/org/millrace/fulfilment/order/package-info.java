/** What Fulfilment knows of an order: what is to go where, and whether stock is reserved for it or it waits. */
package org.millrace.fulfilment.order;
