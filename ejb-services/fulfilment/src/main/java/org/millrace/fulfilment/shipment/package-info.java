/** What leaves the warehouse: one shipment for each allocated order, from its preparation to its delivery. */
package org.millrace.fulfilment.shipment;
