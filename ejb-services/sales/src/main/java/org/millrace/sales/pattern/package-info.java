/** What Sales' events show together: a demand that surges, a customer who keeps cancelling. */
package org.millrace.sales.pattern;
