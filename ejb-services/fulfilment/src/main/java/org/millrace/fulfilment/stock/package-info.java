/** What lies in the warehouse: an event-sourced ledger for each sku, and the level that it amounts to. */
package org.millrace.fulfilment.stock;
