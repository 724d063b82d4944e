/** Those who buy, and where they live. */
package org.millrace.sales.customer;
