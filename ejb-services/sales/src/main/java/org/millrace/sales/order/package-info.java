/** Orders: placed by command, then moved along by what Fulfilment tells of them. */
package org.millrace.sales.order;
