/** Whom Fulfilment delivers to: its own view of Sales' customers. */
package org.millrace.fulfilment.recipient;
