/** The backend of the warehouse board: all of it in one call. */
package org.millrace.fulfilment.web.board;
