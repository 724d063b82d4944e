/** What is sold, at which list price, and how much of it Fulfilment says there is. */
package org.millrace.sales.product;
