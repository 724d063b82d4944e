/** Sales: it knows customers, the catalogue and orders, and learns from Fulfilment's events how orders fare. */
package org.millrace.sales;
