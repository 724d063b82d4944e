/** What Fulfilment's events show together: stock that will not last. */
package org.millrace.fulfilment.pattern;
